package dyepack.policy;

import dyepack.marks.MarkKind;
import dyepack.marks.MarkRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes names and lengths so that {@link PolicyFile} reads the same back. */
final class YamlText {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?:[ .()/-]?[\\p{L}\\p{N}_]+)*");

  private YamlText() {}

  /** Returns a scalar: plain where that is certain to work, else in double quotes. */
  static String scalar(String text) {
    if (PLAIN.matcher(text).matches() && !text.equals("null")) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                quoted.append(String.format("\\u%04x", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }

  /** Returns {@code [a, b]}. */
  static String list(List<String> names) {
    return names.stream().map(YamlText::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  /** Returns one entry of {@code marks}. */
  static String mark(MarkRequest request) {
    StringBuilder entry = new StringBuilder("{");
    entry.append(
        request.columns().size() == 1
            ? "column: " + scalar(request.columns().get(0))
            : "columns: " + list(request.columns()));
    entry.append(", kind: ").append(request.kind().yamlName());
    if (request.step() != null) {
      entry.append(", step: ").append(length(request.step(), request.kind()));
    }
    if (request.tolerance() != null) {
      entry.append(", tolerance: ").append(length(request.tolerance(), request.kind()));
    }
    if (request.kind() == MarkKind.CATEGORY) {
      entry.append(", groups: any");
    }
    if (request.rate() < 1) {
      entry.append(", rate: ").append(request.rate());
    }
    return entry.append('}').toString();
  }

  /** Returns a length with the unit of its kind: {@code 80s}, {@code 2d}, {@code 10m}. */
  static String length(BigDecimal length, MarkKind kind) {
    String plain = length.stripTrailingZeros().toPlainString();
    return switch (kind) {
      case TIMESTAMP, DURATION -> time(length);
      case DATE -> plain + "d";
      case GEO -> plain + "m";
      case NUMBER, TEXT, CATEGORY -> plain;
    };
  }

  private static String time(BigDecimal seconds) {
    String[] names = {"d", "h", "m"};
    long[] sizes = {86_400, 3_600, 60};
    for (int i = 0; i < names.length; i++) {
      BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.valueOf(sizes[i]));
      if (parts[1].signum() == 0 && parts[0].signum() > 0) {
        return parts[0].stripTrailingZeros().toPlainString() + names[i];
      }
    }
    return seconds.stripTrailingZeros().toPlainString() + "s";
  }
}
