/// How a page is read: which places are looked at, clicked and ordered from, given how attractive
/// the item at each place is.
///
/// [dev.aisle.market.clicks.ClickLaw] is the type to read first. A law gives the exact probability
/// of a click at every place, which an oracle needs, and draws readings, which a log consists of:
/// ```java
/// ClickLaw law = ClickLaw.of(world.attention(), Layout.of(phone), 20).getFirst();
/// law.probabilities(attraction, order, n, clicks);  // exact
/// law.read(attraction, order, n, random, reading);  // one visit to the page
/// ```
/// The laws are those of Chuklin, Markov and de Rijke: Click Models for Web Search (2015), with
/// the few numbers of a world in place of a table each:
///
/// | law | published as | differs in |
/// | --- | --- | --- |
/// | `PositionBased` | PBM, chapter 3.3 | attention is a curve over rows and columns |
/// | `Cascade` | DBN (Chapelle and Zhang, 2009), 3.8 | an order is what satisfies, and it is seen |
/// | `Dependent` | UBM (Dupret and Piwowarski, 2008), 3.5 | a curve; an order ends the reading |
///
/// The other way round, [dev.aisle.market.clicks.ClickFit] finds the parameters in a log and says
/// how well each model foretells pages that it was not fitted to:
/// ```java
/// ClickFit fit = CascadeFit.of(pagesInRandomOrder);
/// fit.parameters().get("afterSkip");  // with its interval
/// fit.perplexity(heldOut);            // against that of PositionFit and DependentFit
/// ```
@NullMarked
package dev.aisle.market.clicks;

import org.jspecify.annotations.NullMarked;
