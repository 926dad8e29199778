/**
 * Writes the rows of a table in the many ways in which tables lie about on seized disks, and says
 * what stands where.
 *
 * <p>Enter by {@link dyepack.simulate.seized.SeizedFolder}. A text is written by a {@link
 * dyepack.simulate.seized.TextShape} in the characters of a {@link dyepack.simulate.seized.Coding},
 * other files by a {@link dyepack.simulate.seized.BinaryShape}; either may be packed by a {@link
 * dyepack.simulate.seized.Packing}. {@link dyepack.simulate.seized.SeizedTruth} holds the cells
 * that a reader should get back.
 *
 * <p>Nothing here may be used by a reader: it would know how its samples were made.
 */
@NullMarked
package dyepack.simulate.seized;

import org.jspecify.annotations.NullMarked;
