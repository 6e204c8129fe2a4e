/// The picture encoder: a small convolutional network that learns on the shop's own catalogue what
/// pictures show, so that other models read it as a column. An item's category and attributes are
/// the teachers, of which sellers state some and leave out others; what was learned is then known
/// of every picture.
///
/// Read [dev.aisle.learning.models.picture.PictureLabels] for what is taught,
/// [dev.aisle.learning.encoders.PictureTower] for the network,
/// [dev.aisle.learning.models.picture.PictureTraining] for the loss and what is measured. There
/// is no paper behind it: several softmaxes upon one vector (Caruana 1997, "Multitask learning")
/// are what is usual.
@NullMarked
package dev.aisle.learning.models.picture;

import org.jspecify.annotations.NullMarked;
