package dyepack.layout;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines in which characters are written by their numbers: as numeric references of HTML (section
 * 13.5 of its standard), which browsers send for characters that a form's character set lacks; or
 * as units of UTF-16 behind a backslash and a u, of JSON (RFC 8259 section 7) and of Java's
 * properties.
 */
final class NumberedCharacters extends LineRewriting {
  private static final int FEWEST = 2;
  private static final double OFTEN = 0.2;

  /** A line that goes on over the next ones isn't longer. */
  private static final int LONGEST = 1 << 16;

  private static final Pattern UNITS = Pattern.compile("\\\\u(\\p{XDigit}{4})");
  private static final Pattern REFERENCES =
      Pattern.compile("&#(?:(\\d{2,7})|[xX](\\p{XDigit}{2,6}));|&(amp|lt|gt|nbsp|quot);");
  private static final Pattern SURELY =
      Pattern.compile("(?:\\\\u(?!00[0-7])\\p{XDigit}{4}){2}|&#(?:\\d{3,7}|[xX]\\p{XDigit}{3,6});");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "nbsp", "\u00A0", "quot", "\"");

  private final StringBuilder begun = new StringBuilder();

  static @Nullable LineRewriting of(List<String> lines) {
    long such = lines.stream().filter(l -> SURELY.matcher(l).find()).count();
    long all = lines.stream().filter(l -> !l.isBlank()).count();
    return such >= FEWEST && such >= OFTEN * all ? new NumberedCharacters() : null;
  }

  @Override
  public String note() {
    return "characters written by their numbers are read as those";
  }

  @Override
  void line(String line, Sink sink) throws IOException {
    // YAML (section 7.3.1) and Java's properties go on in the next line behind a backslash.
    String whole = begun.isEmpty() ? line : begun + line.stripLeading();
    begun.setLength(0);
    if (whole.endsWith("\\") && !whole.endsWith("\\\\") && whole.length() < LONGEST) {
      begun.append(whole, 0, whole.length() - 1);
    } else {
      sink.add(read(whole));
    }
  }

  @Override
  void end(Sink sink) throws IOException {
    if (!begun.isEmpty()) {
      sink.add(read(begun.toString()));
    }
  }

  private static String read(String line) {
    String read = line;
    if (line.contains("\\u")) {
      read =
          UNITS.matcher(read).replaceAll(m -> shown(Integer.parseInt(m.group(1), 16), m.group()));
    }
    if (line.indexOf('&') >= 0) {
      read = REFERENCES.matcher(read).replaceAll(NumberedCharacters::character);
    }
    return read;
  }

  private static String character(MatchResult reference) {
    String name = reference.group(3);
    if (name != null) {
      return Matcher.quoteReplacement(NAMED.getOrDefault(name, ""));
    }
    boolean decimal = reference.group(1) != null;
    int value =
        decimal ? Integer.parseInt(reference.group(1)) : Integer.parseInt(reference.group(2), 16);
    return shown(value, reference.group());
  }

  /** The character; what would end or tear a line, or is none, stays as it is written. */
  private static String shown(int value, String written) {
    boolean fits = value >= ' ' && value != 0x7F && Character.isValidCodePoint(value);
    return Matcher.quoteReplacement(fits ? Character.toString(value) : written);
  }
}
