package dyepack.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpertBankTest {
  @Test
  void noExpertWinsFromAnInnocentOnAverage() {
    for (Profile profile : profiles()) {
      for (Expert expert : ExpertBank.GIVEN_ACCUSED.experts()) {
        double mean = 0;
        double chance = 0;
        for (int outcome = 0; outcome < profile.outcomes(); outcome++) {
          chance += profile.nullProbability(outcome);
          mean += profile.nullProbability(outcome) * expert.payout(profile, outcome);
        }
        assertThat(chance).isCloseTo(1, within(1e-12));
        assertThat(mean).as("%s on %s", expert.name(), profile).isCloseTo(1, within(1e-9));
      }
    }
  }

  @Test
  void aMatchNeverPaysLessThanAMismatch() {
    for (Expert expert : ExpertBank.GIVEN_ACCUSED.experts()) {
      for (Atom atom : Atom.values()) {
        assertThat(expert.match()[atom.index()] + 1e-12)
            .as("%s on %s", expert.name(), atom)
            .isGreaterThanOrEqualTo(expert.mismatch()[atom.index()]);
      }
    }
  }

  @Test
  void aRowNeverHeldPaysLessThanItsStake() {
    for (Profile profile : profiles()) {
      for (Expert expert : ExpertBank.UNCONDITIONAL.experts()) {
        assertThat(expert.payout(profile, profile.notHeld()))
            .isCloseTo(1 - expert.share(), within(1e-9));
      }
    }
  }

  @Test
  void logPayoutsAreRoundedInFavourOfTheInnocent() {
    for (Profile profile : profiles()) {
      for (int outcome = 0; outcome < profile.outcomes(); outcome++) {
        double exact = Math.log(ExpertBank.UNCONDITIONAL.experts().get(0).payout(profile, outcome));
        double kept = ExpertBank.UNCONDITIONAL.logPayout(0, profile, outcome) / ExpertBank.UNITS;
        assertThat(kept).isBetween(exact - 1e-8, exact + 1e-15);
      }
    }
  }

  @Test
  void anUnfairBetIsRefused() {
    double[] match = {17, 8, 2, 1.1};
    double[] mismatch = {0, 0, 0, .3};
    assertThatThrownBy(() -> new Expert("greedy", .5, match, mismatch, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Profile> profiles() {
    List<Profile> profiles = new ArrayList<>();
    for (Inclusion inclusion : Inclusion.values()) {
      for (int explained : new int[] {-7, 0, 9}) {
        profiles.add(new Profile(0, 0, 0, 0, inclusion, explained));
        profiles.add(new Profile(1, 0, 1, 0, inclusion, explained));
        profiles.add(new Profile(2, 1, 2, 3, inclusion, explained));
        profiles.add(new Profile(0, 1, 0, 1, inclusion, explained));
      }
    }
    return profiles;
  }
}
