package dyepack.layout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Letters of one text to many people, one after the other: whom each addresses is said once more
 * before the first of its lines that name a value, so that both are of one record.
 */
public final class Letters extends LineRewriting {
  private static final int FEWEST = 2;
  private static final String LABEL = "称呼：";
  private static final double MOSTLY = 0.8;
  private static final String NAME =
      "([\\u3400-\\u9FFF\\x{20000}-\\x{3FFFF}·]{2,8}?|[\\p{L}][\\p{L} .'-]{1,40}?)";
  private static final String TITLE =
      "(?:先生|女士|小姐|老师|同学|同志|家长|阁下|业主|客户|会员)(?:[/／](?:先生|女士|小姐))?(?:[（(].{1,8}[）)])?";
  private static final String END = "\\s*(?:您好|你好|鉴|台鉴)?\\s*[:：,，!！]\\s*";
  private static final Pattern SALUTATION =
      Pattern.compile(
          "\\s*(?:(?:尊敬的|亲爱的|敬爱的|致)\\s*(?:客户|用户|会员|业主)?\\s*"
              + NAME
              + "\\s*(?:"
              + TITLE
              + ")?"
              + END
              + "|"
              + NAME
              + "\\s*"
              + TITLE
              + END
              + "|Dear\\s+(?:(?:Mr|Mrs|Ms|Miss|Dr)\\.?\\s+)?"
              + NAME
              + "\\s*[,:]\\s*)");
  private static final Pattern NOBODY =
      Pattern.compile("客户|用户|会员|业主|家长|同学|各位.*|Sir.*|Customer|All");

  private String addressed = "";

  private Letters() {}

  /** How a text of letters is written anew, or null if it isn't one. */
  public static @Nullable Letters of(List<String> lines) {
    int letters = 0;
    int named = 0;
    boolean open = false;
    for (String line : lines) {
      if (line.startsWith(LABEL)) {
        return null;
      }
      if (addressee(line) != null) {
        letters++;
        open = true;
      } else if (open && tells(line)) {
        named++;
        open = false;
      }
    }
    return letters >= FEWEST && named >= MOSTLY * letters ? new Letters() : null;
  }

  /** Whether a line is a name with a value that is known by itself. */
  private static boolean tells(String line) {
    PairText.Pair pair = PairSign.COLON.leading(line);
    return pair != null && Anchors.count(line.substring(pair.valueStart())) > 0;
  }

  private static @Nullable String addressee(String line) {
    Matcher salutation = line.length() > 100 ? null : SALUTATION.matcher(line);
    if (salutation == null || !salutation.matches()) {
      return null;
    }
    for (int g = 1; g <= salutation.groupCount(); g++) {
      String name = salutation.group(g);
      if (name != null && !NOBODY.matcher(name).matches()) {
        return name.strip();
      }
    }
    return null;
  }

  @Override
  public String note() {
    return "lines are numbered with one for whom each letter addresses";
  }

  /** What a line becomes, one after the other from the text's first. */
  public List<String> lines(String line) {
    String name = addressee(line);
    addressed = name == null ? addressed : name;
    List<String> written = new ArrayList<>();
    if (name == null && !addressed.isEmpty() && PairSign.COLON.leading(line) != null) {
      written.add(LABEL + addressed);
      addressed = "";
    }
    written.add(line);
    return written;
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    for (String written : lines(line)) {
      sink.add(written);
    }
  }
}
