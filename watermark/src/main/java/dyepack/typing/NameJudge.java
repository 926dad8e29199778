package dyepack.typing;

import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Votes for names of persons, whole and in parts, in Chinese and in Latin letters. */
final class NameJudge {
  /** A column of no more values is a choice from a list, no column of people. */
  private static final int FEW = 6;

  /** Share of the cells that the commonest word of a column of names stands in at most. */
  private static final double COMMONEST = 0.06;

  private final ColumnSample sample;
  private final Ballot ballot;

  NameJudge(ColumnSample sample, Ballot ballot) {
    this.sample = sample;
    this.ballot = ballot;
  }

  void vote() {
    chineseNames();
    latinNames();
  }

  private void chineseNames() {
    int plain = 0;
    int special = 0;
    int shapes = 0;
    int good = 0;
    List<Double> scores = new ArrayList<>();
    for (Cell cell : sample.cells()) {
      if (ChineseNames.special(cell)) {
        special++;
        shapes++;
        continue;
      }
      shapes += (cell.allHan() && cell.length() >= 2 && cell.length() <= 4) || spaced(cell) ? 1 : 0;
      String text = spaced(cell) ? cell.text().replace(" ", "") : ChineseNames.bare(cell);
      boolean han = text.codePoints().allMatch(Character::isIdeographic);
      if (han && text.length() <= 8) {
        double score = ChineseNames.score(text);
        plain++;
        scores.add(score);
        good += score > 1.5 ? 1 : 0;
      }
    }
    double share = (double) (special + good) / Math.max(1, sample.size());
    scores.sort(null);
    double median = scores.isEmpty() ? 0 : scores.get(scores.size() / 2);
    double lower = scores.isEmpty() ? 0 : scores.get(scores.size() / 4);
    double quality =
        plain < special / 2
            ? 1
            : Math.max(
                0,
                Math.min(
                    1,
                    (Math.min(median / 2, lower) - NameLaw.LEAST)
                        / (NameLaw.ENOUGH - NameLaw.LEAST)));
    ballot.add(ColumnType.NAME, 8 * quality, share, .55, .8);
    ballot.add(ColumnType.NAME, 6, inTwoParts(), .7, .85);
    ballot.allow(ColumnType.NAME, (double) shapes / Math.max(1, sample.size()));
    double surnames =
        sample.share(c -> c.length() <= 2 && c.allHan() && ChineseNames.isSurname(c.text()));
    double single = sample.share(c -> c.length() == 1 && c.allHan());
    boolean varied = sample.distinct() >= Math.min(8, sample.size() / 3);
    ballot.add(ColumnType.SURNAME, single > .6 && varied ? 7 : 0, surnames, .75, .88);
    ballot.allow(ColumnType.SURNAME, sample.share(c -> c.length() <= 2 && c.allHan()));
    ballot.allow(ColumnType.GIVEN_NAME, sample.share(c -> c.length() <= 2 && c.allHan()));
  }

  /** Japanese names: a family's name, a space, a given name, the second perhaps in kana. */
  private double inTwoParts() {
    double parts =
        sample.share(
            c ->
                c.text().indexOf(' ') > 0
                    && c.like("\\p{IsHan}{1,3} [\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー]{1,4}"));
    double places =
        parts < .5
            ? 0
            : sample.share(
                c ->
                    c.text().indexOf(' ') > 0
                        && Vocabulary.place(c.text().substring(0, c.text().indexOf(' '))));
    return places > .3 || sample.manifold() < .3 ? 0 : parts;
  }

  private static boolean spaced(Cell cell) {
    return cell.han() >= 2
        && cell.length() <= 6
        && cell.text().indexOf(' ') > 0
        && cell.like("\\p{IsHan}{1,2} {1,2}\\p{IsHan}{1,2}");
  }

  private void latinNames() {
    double sum = 0;
    int shaped = 0;
    int sure = 0;
    int both = 0;
    for (Cell cell : sample.cells()) {
      double fit = LatinNames.fullName(cell);
      sum += fit;
      shaped += fit > 0 ? 1 : 0;
      sure += fit >= .7 ? 1 : 0;
      both += fit >= 1 ? 1 : 0;
    }
    int n = Math.max(1, sample.size());
    double mean = shaped == 0 ? 0 : sum / shaped;
    double known = (double) sure / n;
    double share = (double) shaped / n;
    boolean listed =
        sample.share(
                    c ->
                        c.han() == 0
                            && (Texts.city(c)
                                || Vocabulary.has(ColumnType.PRODUCT, c)
                                || Vocabulary.has(ColumnType.JOB, c)))
                > 0.35
            || (shaped > 0
                && both < n * .5
                && (sample.share(LatinNames::endsAsStreet) > .5 || grid()));
    double full = sample.manifold() < .25 && sample.topTen() > .5 && sample.size() > 30 ? 5 : 8;
    ballot.add(ColumnType.NAME, listed || mean < .62 ? 0 : full, share, .6, .82);
    ballot.add(ColumnType.NAME, listed ? 0 : full - .5, known, .45, .65);
    boolean ownWords = known > .2 && sample.manifold() > .5 && sample.size() >= 20 && wordsApart();
    ballot.add(ColumnType.NAME, listed || !ownWords ? 0 : 6.5, share, .75, .9);
    ballot.add(
        ColumnType.NAME,
        sample.manifold() > .3 ? 5 : 0,
        sample.share(c -> LatinNames.glued(c.lower())),
        .7,
        .85);
    boolean few = sample.size() >= 20 && sample.kinds() <= FEW;
    ballot.allow(
        ColumnType.NAME,
        few
            ? 0
            : sample.share(
                c ->
                    c.digits() == 0
                        && c.latin() > 0
                        && c.length() <= 50
                        && c.like("[\\p{L} .,'’-]+")));
    double first = sample.share(c -> LatinNames.first(c.lower()));
    double last = sample.share(c -> LatinNames.last(c.lower()));
    double word =
        sample.share(c -> c.han() == 0 && c.like("\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'-]+)?"));
    boolean varied = sample.kinds() >= Math.min(15, sample.size() / 3);
    double places = sample.share(Texts::city);
    ballot.add(
        ColumnType.GIVEN_NAME, varied && first > last && places < .3 ? 6.8 : 0, first, .55, .8);
    ballot.add(
        ColumnType.SURNAME,
        varied && last > first && places < .3 && word > .8 ? 6.8 : 0,
        last,
        .3,
        .5);
    ballot.allow(ColumnType.GIVEN_NAME, word);
    ballot.allow(ColumnType.SURNAME, word);
  }

  /**
   * Names of things are put together from few words, each with each: 60 names of 12 words. People
   * bring a word of their own each, and where few people come again and again, their words do too.
   */
  private boolean grid() {
    Set<String> whole = new HashSet<>();
    Set<String> words = new HashSet<>();
    for (Cell cell : sample.cells()) {
      if (cell.han() == 0 && cell.digits() == 0 && cell.text().indexOf(' ') > 0) {
        whole.add(cell.lower());
        words.addAll(Splitter.on(' ').splitToList(cell.lower()));
      }
    }
    return whole.size() >= 20 && words.size() < whole.size() * 0.6;
  }

  /**
   * Whether no word stands in many cells: titles, trades, firms and goods share their words, people
   * of one table don't.
   */
  private boolean wordsApart() {
    Map<String, Integer> counts = new HashMap<>();
    int cells = 0;
    for (Cell cell : sample.cells()) {
      if (cell.han() == 0 && cell.digits() == 0 && cell.text().indexOf(' ') > 0) {
        cells++;
        for (String word : new HashSet<>(Splitter.on(' ').splitToList(cell.lower()))) {
          counts.merge(word, 1, Integer::sum);
        }
      }
    }
    int most = counts.values().stream().mapToInt(c -> c).max().orElse(0);
    return cells > 0 && most <= Math.max(2, cells * COMMONEST);
  }
}
