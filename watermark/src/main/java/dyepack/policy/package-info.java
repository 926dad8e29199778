/**
 * What the owner allows: which columns may carry marks and how far a value may move, how many
 * canaries, which constraints hold, when a recipient may be accused.
 *
 * <p>Enter at {@link dyepack.policy.PolicyFile}, which reads a {@code policy.yaml} into a {@link
 * dyepack.policy.SharePolicy}; at {@link dyepack.policy.TableProfiler}, which gathers what must be
 * known of a table in one pass; and at {@link dyepack.policy.PolicySuggester}, which drafts a
 * policy from such a profile. This package decides nothing about recipients and knows no key.
 */
@NullMarked
package dyepack.policy;

import org.jspecify.annotations.NullMarked;
