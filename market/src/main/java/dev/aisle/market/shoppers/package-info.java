/// Who shops: [dev.aisle.market.shoppers.Population] makes each shopper from the seed and a number,
/// [dev.aisle.market.shoppers.Calendar] says who comes when, and a
/// [dev.aisle.market.shoppers.Visit] is one stay with what is wanted in it.
///
/// All of it is latent: nothing that is learned or served may read it.
@NullMarked
package dev.aisle.market.shoppers;

import org.jspecify.annotations.NullMarked;
