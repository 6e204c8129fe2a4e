/// What shoppers want of the market's goods, what their queries mean, and the true grade of every
/// query–item pair.
///
/// | type | what it is |
/// | --- | --- |
/// | [dev.aisle.market.needs.Wish] | one thing wanted: a value, no such value, brand, price |
/// | [dev.aisle.market.needs.Need] | what a shopper truly wants; hidden |
/// | [dev.aisle.market.needs.Meaning] | the part of it that a query says; key of grades |
/// | [dev.aisle.market.needs.TrueGrades] | grade and reason, the plain way |
/// | [dev.aisle.market.needs.Facts] | an item's values as small numbers |
/// | [dev.aisle.market.needs.Yardstick] | grades and perceptions of millions of such items |
/// | [dev.aisle.market.needs.Titles] | what the titles of many items tell, by column |
/// | [dev.aisle.market.needs.Perception] | what card and page let a shopper believe |
/// | [dev.aisle.market.needs.ShopperAnswers] | what a shopper clicks when asked |
///
/// ```java
/// Need need = Need.around(item.truth(), cents, NeedStyle.USUAL, random);
/// Meaning meaning = need.expressed(random);               // dress|colour=teal|price<=4000
/// String text = QueryWriter.write(meaning, QueryStyle.USUAL, random); // teal gown under 40
/// Judgement why = TrueGrades.judge(meaning, other.truth(), otherCents);
///
/// Facts[] facts = …;                                       // Facts.of(truth), once per item
/// Yardstick asked = Yardstick.of(meaning);                 // once per query
/// Grade grade = asked.grade(facts[number], prices[number]); // allocates nothing
/// Perceived seen = asked.onCard(0, facts[number], prices[number], true);
/// ```
///
/// Prices are in cents. Everything random comes from the generator handed in. Order of packages:
/// `goods ← needs ← writing`.
@NullMarked
package dev.aisle.market.needs;

import org.jspecify.annotations.NullMarked;
