package dev.aisle.app.reports;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Parsed pages and plots. The parser fails where the text is not well-formed.
final class Xml {
  private Xml() {}

  static Element parse(String text) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(text)))
          .getDocumentElement();
    } catch (Exception e) {
      throw new AssertionError("not well-formed: " + e.getMessage(), e);
    }
  }

  static List<Element> all(Element within, String name) {
    NodeList nodes = within.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  static List<Element> withClass(Element within, String name, String word) {
    return all(within, name).stream()
        .filter(e -> List.of(e.getAttribute("class").split(" ")).contains(word))
        .toList();
  }

  static Element child(Element parent, String name) {
    for (Element element : all(parent, name)) {
      if (element.getParentNode() == parent) {
        return element;
      }
    }
    throw new AssertionError("no <" + name + "> in <" + parent.getTagName() + ">");
  }
}
