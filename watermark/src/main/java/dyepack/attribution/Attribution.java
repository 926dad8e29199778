package dyepack.attribution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers behind a verdict.
 *
 * @param alpha bound that accusations had to meet
 * @param recipientsTested recipients the bounds pay for
 * @param alternativesTried readings of the dump the bounds pay for; stages of accusation are paid
 *     for besides
 * @param accused the strongest first; empty if nobody is
 * @param unknownShare part of the matched rows that fits none of the accused, 0 to 1
 * @param unknownShareInterval 95 % bootstrap interval
 * @param recipients everybody tested, in the order of the lineage
 * @param rowPosterior whose row is whose; null if that can't be told well enough
 * @param rowSources whose row is whose as far as the fit says, for what only sums over many rows,
 *     like dating; null if nobody is accused
 * @param measuredDamage part of the marks destroyed, 0 to 1: of the accused if there are any, else
 *     as far as it shows without a key
 * @param predictedPower chance that this dump would have named its source, had it been one recorded
 *     share with the measured damage
 */
public record Attribution(
    double alpha,
    int recipientsTested,
    long alternativesTried,
    List<Accusation> accused,
    double unknownShare,
    Interval unknownShareInterval,
    List<RecipientEvidence> recipients,
    @Nullable RowPosterior rowPosterior,
    @Nullable RowPosterior rowSources,
    double measuredDamage,
    double predictedPower) {
  /** Copies the lists. */
  public Attribution {
    accused = List.copyOf(accused);
    recipients = List.copyOf(recipients);
  }
}
