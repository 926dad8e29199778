package dyepack.identity;

import java.util.Random;

/** Made-up people for tests, from a seed. */
record People(Random random) {
  private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗";
  private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文";

  /** One person, as the owner's table holds him. */
  record Row(
      String name,
      String phone,
      String id,
      String card,
      String email,
      String plate,
      String address) {
    String birth() {
      return id.substring(6, 10) + "-" + id.substring(10, 12) + "-" + id.substring(12, 14);
    }
  }

  static People seeded(long seed) {
    return new People(new Random(seed));
  }

  Row next() {
    String name = one(SURNAMES) + one(GIVEN) + (random.nextInt(4) == 0 ? "" : one(GIVEN));
    String phone = "1" + (3 + random.nextInt(7)) + digits(9);
    String email = "u" + digits(8) + "@" + (random.nextBoolean() ? "qq.com" : "163.com");
    String plate = "京A" + digits(5);
    String address =
        "河南省郑州市金水区花园路%d号%d号楼%d单元%d室"
            .formatted(
                1 + random.nextInt(300),
                1 + random.nextInt(30),
                1 + random.nextInt(6),
                101 + random.nextInt(2000));
    return new Row(name, phone, id(), card(), email, plate, address);
  }

  private String id() {
    String head =
        "%06d%04d%02d%02d%03d"
            .formatted(
                110101 + random.nextInt(540000),
                1940 + random.nextInt(70),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                1 + random.nextInt(999));
    return head + CnId.checkCharacter(head);
  }

  private String card() {
    String head = "622202" + digits(12);
    for (char check = '0'; check <= '9'; check++) {
      if (BankCard.luhn(head + check)) {
        return head + check;
      }
    }
    throw new AssertionError("No digit passes");
  }

  private String one(String characters) {
    return String.valueOf(characters.charAt(random.nextInt(characters.length())));
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }
}
