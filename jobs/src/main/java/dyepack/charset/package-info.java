/**
 * What characters the bytes of a seized text are, and reading them without losing any silently.
 *
 * <p>Enter through {@link dyepack.charset.EncodingDetector} (the character set of a sample), {@link
 * dyepack.charset.SpanFinder} (where it changes within a file), {@link
 * dyepack.charset.Utf8Transcoder} (any of it rewritten as UTF-8 with every malformed byte counted
 * and located) and {@link dyepack.charset.StrictDecoder} (cells of one character set).
 *
 * <p>A text is judged by Bayes' rule: each {@link dyepack.charset.Reading} says how many nats its
 * characters cost under counts of characters of its languages, and the cheapest reading, prior cost
 * included, is the answer. This package knows nothing of tables, dialects, Spark or ledgers.
 */
@NullMarked
package dyepack.charset;

import org.jspecify.annotations.NullMarked;
