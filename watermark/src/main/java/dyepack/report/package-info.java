/**
 * What a trace found, as numbers ({@link dyepack.report.Findings}) and as pages for people.
 *
 * <p>Every page is rendered from the findings alone, so a page can't say more than the numbers do.
 * This package knows no key.
 */
@NullMarked
package dyepack.report;

import org.jspecify.annotations.NullMarked;
