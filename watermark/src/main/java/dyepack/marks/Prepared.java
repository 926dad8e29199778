package dyepack.marks;

import java.io.Serializable;

/** What marking can do with one cell: its {@link Variants}, or the reason why there are none. */
public sealed interface Prepared extends Serializable permits Variants, Uncarried {}
