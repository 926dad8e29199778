package dyepack.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * People of a country: surnames, given names, telephone prefixes and places of birth as often as
 * they are in China. Surnames: shares of the hundred most frequent ones by the Ministry of Public
 * Security's report on names of 2020 and the census of 2010, rounded; the rest of the people share
 * others that follow the same law. Given names: one character for a fifth of the people; frequent
 * characters follow Zipf's law.
 */
final class Population {
  private static final String SURNAMES =
      "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史贺陶顾毛郝龚邵万覃武钱戴严莫孔向常汤";
  private static final double[] SHARES = {
    7.25, 7.19, 6.83, 5.38, 4.53, 3.08, 2.26, 2.03, 2.0, 1.9, 1.45, 1.37, 1.28, 1.25, 1.15, 1.15,
    1.13, 1.13, 1.0, .85, .84, .8, .71, .7, .7, .65, .62, .62, .6, .57, .55, .54, .52, .5, .5, .48,
    .48, .47, .46, .45, .44, .43, .43, .42, .42, .41, .41, .39, .38, .38
  };
  private static final String GIVEN =
      "伟英华文玉明秀丽金国春红军建永平志晓海小林芳桂梅德敏强杰云兰荣静霞俊燕生立成飞雪艳龙涛辉洪宇琴忠义燕兴娟光浩凤清新凯超宏婷峰学斌子波宝琳鹏鑫萍良仁思佳欣怡涵梓轩浩然雨晨博雅诗美珍莲翠香淑惠巧洁蓉瑶莹雯倩颖露";

  /**
   * All prefixes that the numbering plan has given to mobile telephones, each as full as others.
   */
  private static final List<String> PREFIXES = new ArrayList<>();

  static {
    String[] fourth = {
      "", "", "", "0123456789", "579", "012356789", "2567", "01235678", "0123456789", "012356789"
    };
    for (int third = 3; third < fourth.length; third++) {
      for (char digit : fourth[third].toCharArray()) {
        PREFIXES.add("1" + third + digit);
      }
    }
  }

  private final Random random;
  private final double[] surnames;
  private final double[] given;
  private final List<String> regions = new ArrayList<>();
  private final double[] regionWeights;

  Population(long seed) {
    random = new Random(seed);
    surnames = new double[400];
    double left = 100;
    for (int i = 0; i < surnames.length; i++) {
      surnames[i] = i < SHARES.length ? SHARES[i] : 0;
      left -= surnames[i];
    }
    double law = 0;
    for (int i = SHARES.length; i < surnames.length; i++) {
      law += 1 / Math.pow(i, 1.6);
    }
    for (int i = SHARES.length; i < surnames.length; i++) {
      surnames[i] = left / law / Math.pow(i, 1.6);
    }
    given = new double[1200];
    for (int i = 0; i < given.length; i++) {
      given[i] = 1 / Math.pow(i + 20.0, .9);
    }
    for (int province :
        new int[] {
          11, 13, 21, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 50, 51, 52, 53, 61
        }) {
      for (int city = 1; city <= 14; city++) {
        for (int county = 1; county <= 10; county++) {
          regions.add("%02d%02d%02d".formatted(province, city, county < 5 ? county : 17 + county));
        }
      }
    }
    regionWeights = new double[regions.size()];
    for (int i = 0; i < regionWeights.length; i++) {
      regionWeights[i] = Math.exp(.7 * random.nextGaussian());
    }
    sum(surnames);
    sum(given);
    sum(regionWeights);
  }

  /** A person. */
  record One(String name, String phone, String id) {}

  One next() {
    String name = surname(draw(surnames)) + character(draw(given));
    if (random.nextInt(100) >= 18) {
      name += character(draw(given));
    }
    String phone =
        PREFIXES.get(random.nextInt(PREFIXES.size()))
            + "%08d".formatted(random.nextInt(100_000_000));
    LocalDate birth = LocalDate.of(1945, 1, 1).plusDays(random.nextInt(23_000));
    String head =
        regions.get(draw(regionWeights))
            + birth.toString().replace("-", "")
            + "%03d".formatted((int) Math.min(999, Math.abs(random.nextGaussian()) * 250 + 1));
    return new One(name, phone, head + CnId.checkCharacter(head));
  }

  private static void sum(double[] weights) {
    for (int i = 1; i < weights.length; i++) {
      weights[i] += weights[i - 1];
    }
  }

  private int draw(double[] summed) {
    double at = random.nextDouble() * summed[summed.length - 1];
    int place = java.util.Arrays.binarySearch(summed, at);
    return Math.min(summed.length - 1, place < 0 ? -place - 1 : place);
  }

  private static String surname(int place) {
    return place < SURNAMES.length()
        ? SURNAMES.substring(place, place + 1)
        : String.valueOf((char) (0x5100 + place));
  }

  private static String character(int place) {
    return place < GIVEN.length()
        ? GIVEN.substring(place, place + 1)
        : String.valueOf((char) (0x6200 + place));
  }
}
