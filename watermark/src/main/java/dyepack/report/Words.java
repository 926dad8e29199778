package dyepack.report;

import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words of reports in one language, from {@code words*.properties} (UTF-8). */
final class Words {
  private final ResourceBundle bundle;
  private final boolean chinese;

  private Words(Locale locale) {
    chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    bundle =
        ResourceBundle.getBundle(
            "dyepack.report.words",
            chinese ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** Returns the words of a language; English for any but Chinese. */
  static Words of(Locale locale) {
    return new Words(locale);
  }

  /** Returns the text of a key; a missing one is a bug. */
  String text(String key) {
    try {
      return bundle.getString(key);
    } catch (MissingResourceException e) {
      throw new IllegalStateException("report has no words for " + key, e);
    }
  }

  boolean chinese() {
    return chinese;
  }
}
