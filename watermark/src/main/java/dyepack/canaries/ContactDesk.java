package dyepack.canaries;

import dyepack.canaries.ContactsPool.Contact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands out the owner's contacts: each to one canary, or to a few rare ones, which hardly ever meet
 * in one share.
 */
final class ContactDesk {
  /** A contact of k rare canaries is seen twice in a share with chance below (k-1) * .02. */
  private static final int RARE_PER_CONTACT = 4;

  private final List<Contact> contacts;
  private State state = new State(0, -1, 0, 0);

  /**
   * How far the contacts are given out.
   *
   * @param next the first one not given out
   * @param shared the one that rare canaries get at present, or -1
   * @param times how often they got it
   * @param without how often there was none
   */
  record State(int next, int shared, int times, int without) {}

  ContactDesk(ContactsPool pool) {
    contacts = pool.contacts();
  }

  /** Returns a contact for a canary of this tier; null if there are none left. */
  @Nullable Contact next(Tier tier) {
    boolean again = tier == Tier.RARE && state.shared >= 0 && state.times < RARE_PER_CONTACT;
    if (again) {
      state = new State(state.next, state.shared, state.times + 1, state.without);
      return contacts.get(state.shared);
    } else if (state.next == contacts.size()) {
      state = new State(state.next, -1, 0, state.without + 1);
      return null;
    }
    int given = state.next;
    state =
        tier == Tier.RARE
            ? new State(given + 1, given, 1, state.without)
            : new State(given + 1, state.shared, state.times, state.without);
    return contacts.get(given);
  }

  /** Returns what to {@link #takeBack} if the row is dropped. */
  State state() {
    return state;
  }

  /** Takes back what was given out since. */
  void takeBack(State earlier) {
    state = earlier;
  }

  /** Returns how often there was no contact left. */
  int without() {
    return state.without;
  }
}
