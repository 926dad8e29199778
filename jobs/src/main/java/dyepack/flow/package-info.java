/**
 * The two flows, each from start to end on one screen: {@link dyepack.flow.ShareFlow} and {@link
 * dyepack.flow.TraceFlow}.
 */
@NullMarked
package dyepack.flow;

import org.jspecify.annotations.NullMarked;
