package dyepack.layout;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A chat with time and sender before each message on its line, whose messages are fields with
 * separators between: what stands before gets a line of its own.
 */
final class ChatPrefixes extends LineRewriting {
  private static final int FEWEST = 3;
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(\\s*[\\[(（【]?\\d{1,4}[-/.年]\\d{1,2}[-/.月]\\d{1,4}日?[ T,，]{0,2}"
              + "\\d{1,2}:\\d{2}(?::\\d{2})?(?:[ \\u202F]?[AaPp][Mm])?[\\])）】]?\\s{1,3}"
              + "(?:- )?([^:：,，|\\t]{1,40}))[:：]\\s*(\\S.*)");
  private static final Pattern SEPARATORS =
      Pattern.compile("[^,，;；、|\\t]+([,，;；、|\\t]|--+)(?:.*\\1).*");

  static @Nullable LineRewriting of(List<String> lines) {
    Map<String, Integer> senders = new HashMap<>();
    int named = 0;
    for (String line : lines) {
      Matcher message = MESSAGE.matcher(line);
      if (message.matches()) {
        senders.merge(message.group(2), 1, Integer::sum);
        named += beginsWithValue(message.group(3)) ? 1 : 0;
      }
    }
    int messages = senders.values().stream().mapToInt(n -> n).sum();
    boolean repeat = 3 * senders.size() <= messages;
    // In a log of fields, what looks like its one sender is the name of the first.
    boolean log = senders.size() == 1 && named * 5 >= messages * 4;
    return repeat && !log && mostly(lines, FEWEST, ChatPrefixes::isRecord)
        ? new ChatPrefixes()
        : null;
  }

  /** Whether names with values stand in a message, but none at its beginning. */
  private static boolean beginsWithValue(String message) {
    List<PairText.Pair> pairs = PairText.find(message);
    return !pairs.isEmpty() && pairs.get(0).keyStart() > 0;
  }

  private static boolean isRecord(String line) {
    Matcher message = MESSAGE.matcher(line);
    return message.matches()
        && SEPARATORS.matcher(message.group(3)).matches()
        && Anchors.count(message.group(3)) > 0;
  }

  @Override
  public String note() {
    return "lines are numbered with one for sender and time of each message";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    Matcher message = MESSAGE.matcher(line);
    if (message.matches()) {
      sink.add(message.group(1));
      sink.add(message.group(3));
    } else {
      sink.add(line);
    }
  }
}
