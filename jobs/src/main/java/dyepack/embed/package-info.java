/**
 * Sharing: an owner's table becomes index segments and one marked file a recipient.
 *
 * <p>{@link dyepack.embed.IndexJob} finds out which rows the ledger knows and writes the index of
 * those that it doesn't; {@link dyepack.embed.EmbedJob} writes the marked files to a staging
 * folder. Both read the owner's files themselves, part by part, and hold no more than a part in
 * memory.
 */
@NullMarked
package dyepack.embed;

import org.jspecify.annotations.NullMarked;
