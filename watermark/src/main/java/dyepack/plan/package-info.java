/**
 * What a policy will be able to prove, before anything is shared.
 *
 * <p>Enter at {@link dyepack.plan.PowerPlan}; {@link dyepack.plan.PowerTable} shows it to people.
 */
@NullMarked
package dyepack.plan;

import org.jspecify.annotations.NullMarked;
