package dyepack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;

/** The arrows between packages, and where chance, time and Spark may be. */
@AnalyzeClasses(packages = "dyepack", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] PURE = {
    "dyepack.share..", "dyepack.keys..", "dyepack.identity..", "dyepack.code..",
    "dyepack.marks..", "dyepack.canaries..", "dyepack.policy..", "dyepack.release..",
    "dyepack.plan..", "dyepack.ledger..", "dyepack.attribution..", "dyepack.report..",
    "dyepack.typing.."
  };

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dyepack.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule sparkStaysAtTheEdge =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

  @ArchTest
  static final ArchRule theWatermarkKnowsNoJobs =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dyepack.spark..",
              "dyepack.index..",
              "dyepack.ingest..",
              "dyepack.embed..",
              "dyepack.match..",
              "dyepack.simulate..",
              "dyepack.flow..",
              "dyepack.cli..");

  @ArchTest
  static final ArchRule theTracerKnowsNothingOfSimulation =
      noClasses()
          .that()
          .resideInAnyPackage("dyepack.match..", "dyepack.flow..", "dyepack.attribution..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dyepack.simulate..");

  @ArchTest
  static final ArchRule noKeysWhereVerdictsAreMade =
      noClasses()
          .that()
          .resideInAnyPackage("dyepack.ledger..", "dyepack.attribution..", "dyepack.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dyepack.keys..");

  @ArchTest
  static final ArchRule noHiddenClock =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule noHiddenChance =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .and()
          .resideOutsideOfPackage("dyepack.keys..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(SecureRandom.class);

  @ArchTest
  static final ArchRule onlyTheCommandLineKnowsPicocli =
      noClasses()
          .that()
          .resideOutsideOfPackage("dyepack.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..");
}
