package dyepack.typing;

/**
 * Categories of personal information of GB/T 35273-2020, appendix A table A.1, as far as columns
 * can hold them. Which of them are sensitive follows appendix B and article 28 of the Personal
 * Information Protection Law (biometrics, specific identity, health, finance, location).
 */
public enum PersonalCategory {
  /** Name, birth, sex, ethnic group, address, telephone, e-mail (个人基本资料). */
  BASIC("basic", "个人基本资料", false),
  /** Identity card, passport, permits, plate, social security (个人身份信息). */
  IDENTITY("identity", "个人身份信息", true),
  /** Fingerprints, faces and the like (个人生物识别信息). */
  BIOMETRIC("biometric", "个人生物识别信息", true),
  /** Accounts, passwords, network addresses (网络身份标识信息). */
  ACCOUNT("account", "网络身份标识信息", true),
  /** Illness, blood group, treatment (个人健康生理信息). */
  HEALTH("health", "个人健康生理信息", true),
  /** Occupation, employer, education (个人教育工作信息). */
  WORK("work-education", "个人教育工作信息", false),
  /** Bank accounts, money, transactions (个人财产信息). */
  FINANCE("finance", "个人财产信息", true),
  /** Content of and records about communication (个人通信信息). */
  COMMUNICATION("communication", "个人通信信息", true),
  /** Numbers of devices (个人常用设备信息). */
  DEVICE("device", "个人常用设备信息", false),
  /** Where someone is or was (个人位置信息). */
  LOCATION("location", "个人位置信息", true),
  /** Marital status and other (其他信息). */
  OTHER("other", "其他信息", true),
  /** Not personal by itself. */
  NONE("none", "非个人信息", false);

  private final String id;
  private final String chinese;
  private final boolean sensitive;

  PersonalCategory(String id, String chinese, boolean sensitive) {
    this.id = id;
    this.chinese = chinese;
    this.sensitive = sensitive;
  }

  /** Returns the name used in JSON. */
  public String id() {
    return id;
  }

  /** Returns the standard's Chinese name. */
  public String chinese() {
    return chinese;
  }

  /** Tells whether information of this category is usually sensitive. */
  public boolean sensitive() {
    return sensitive;
  }
}
