package io.flashsale;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the rooms of the house, each with its reason. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.flashsale");

  /** The two faces of the store; everything else beside the root is a feature or a foundation. */
  private static final String CONSOLE = "io.flashsale.console..";

  private static final String WEB = "io.flashsale.web..";

  private static final DescribedPredicate<JavaClass> ROOT = resideInAPackage("io.flashsale");

  private static final DescribedPredicate<JavaClass> FEATURES =
      resideInAPackage("io.flashsale..")
          .and(not(resideInAnyPackage("io.flashsale", CONSOLE, WEB)))
          .as("features");

  private static final DescribedPredicate<JavaClass> REPOSITORIES =
      DescribedPredicate.describe("repositories", c -> c.getName().matches(".*Repository(\\$.*)?"));

  private static final DescribedPredicate<JavaClass> MAPPED =
      annotatedWith("jakarta.persistence.Entity")
          .or(annotatedWith("jakarta.persistence.Embeddable"))
          .<JavaClass>forSubtype()
          .as("entities and embeddables");

  /** The toolkits of the faces. */
  private static final String[] JAVAFX = {"javafx..", "atlantafx..", "org.kordamp.ikonli.."};

  private static final String[] HTTP = {"io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."};

  private static final ArchRule FEATURES_KNOW_NO_FACE =
      noClasses()
          .that(FEATURES)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONSOLE, WEB)
          .because("the admin's click and the HTTP call run the same service method");

  private static final ArchRule CONSOLE_DOES_NOT_KNOW_WEB =
      noClasses()
          .that()
          .resideInAPackage(CONSOLE)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(WEB)
          .because("each face can be changed, or left out, without the other")
          .allowEmptyShould(true);

  private static final ArchRule WEB_DOES_NOT_KNOW_CONSOLE =
      noClasses()
          .that()
          .resideInAPackage(WEB)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CONSOLE)
          .because("a store without a window serves just the same");

  private static final ArchRule JAVAFX_IN_THE_CONSOLE_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage(CONSOLE)
          .and(not(ROOT))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(JAVAFX)
          .because("a service that needs a toolkit cannot run on a server");

  private static final ArchRule HTTP_IN_WEB_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage(WEB)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HTTP)
          .because("what HTTP is, is known in one place");

  private static final ArchRule LIVE_KNOWS_NO_HTTP =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.web.live..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(HTTP)
                  .or(resideInAnyPackage("io.flashsale.web", "tools.jackson..")))
          .because("who is told what and when is tested by a clock, without a connection");

  private static final ArchRule CONTRACT_KNOWS_NO_ROUTE =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.web.contract..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.flashsale..")
                  .and(not(resideInAPackage("io.flashsale.web.contract.."))))
          .because("routes say what they promise; whoever writes it down knows none of them");

  private static final ArchRule MAPPING_IN_ENTITIES_ONLY =
      noClasses()
          .that(not(resideInAPackage("io.flashsale.persistence..").or(REPOSITORIES).or(MAPPED)))
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta.persistence..")
                  .and(not(name("jakarta.persistence.EntityTransaction"))))
          .because("how rows become objects is the matter of entities and repositories");

  /**
   * A service decides what is one transaction, so it gets a session and hands it on; only
   * repositories, persistence and mapped classes use it. The sequencer, whose transaction outlives
   * a method, may begin and end it besides.
   */
  private static final ArchRule HIBERNATE_IN_REPOSITORIES_ONLY =
      classes()
          .that(not(resideInAPackage("io.flashsale.persistence..").or(REPOSITORIES).or(MAPPED)))
          .should(useHibernateOnlyToHandASessionOn())
          .because("a query outside a repository is found by nobody");

  private static final ArchRule JDBC_IN_REPOSITORIES_ONLY =
      noClasses()
          .that(
              not(
                  resideInAnyPackage("io.flashsale.persistence..", "io.flashsale.embedded..")
                      .or(REPOSITORIES)))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..")
          .because("SQL outside a repository is found by nobody");

  private static final ArchRule POOL_AND_SCHEMA_IN_PERSISTENCE_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.flashsale.persistence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.zaxxer..", "org.flywaydb..")
          .because("there is one pool and one schema");

  private static final ArchRule REDISSON_WHERE_REDIS_IS_EXPENDABLE =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                          "io.flashsale.redis..", "io.flashsale.throttle..", "io.flashsale.feed..")
                      .or(name("io.flashsale.inventory.ProductLock"))
                      .or(belongTo("io.flashsale.inventory.ProductLock"))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.redisson..")
          .because("Redis may vanish at any moment, and each of these knows how to go on then");

  /** What plays a crowd against a store is on the other side of the wire. */
  private static final DescribedPredicate<JavaClass> CLIENTS =
      resideInAnyPackage("io.flashsale.bench..", "io.flashsale.rehearsal..");

  /** The root reads it for the first arrival of a run, and {@code StoreTime} until it is told. */
  private static final ArchRule NOBODY_ASKS_THE_MACHINES_WALL_CLOCK =
      noClasses()
          .that(not(ROOT).and(not(CLIENTS)).and(not(name("io.flashsale.persistence.StoreTime"))))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("it jumps, and the nodes' clocks differ: the database's clock decides");

  private static final ArchRule EMBEDDED_KNOWS_ONLY_STARTUP =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.embedded..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.flashsale..")
                  .and(
                      not(resideInAnyPackage("io.flashsale.embedded..", "io.flashsale.startup.."))))
          .because("the servers know nothing of what is stored in them");

  private static final ArchRule LEAVES =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.flashsale.settings..",
              "io.flashsale.startup..",
              "io.flashsale.draw..",
              "io.flashsale.feed..",
              "io.flashsale.meters..",
              "io.flashsale.logs..",
              "io.flashsale.tls..",
              "io.flashsale.health..")
          .should(dependOnAnotherRoomThan("io.flashsale.startup"))
          .because("what everybody may lean on leans on nobody");

  private static final ArchRule LEDGER_KNOWS_ITS_DATABASE_ONLY =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.ledger..")
          .should(dependOnAnotherRoomThan("io.flashsale.persistence"))
          .because("the chain can be understood and proved without the store around it");

  private static final ArchRule AUDIT_KNOWS_NOT_WHO_WRITES =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.audit..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.flashsale..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.flashsale.audit..",
                              "io.flashsale.ledger..",
                              "io.flashsale.persistence..",
                              "io.flashsale.feed.."))))
          .because("who checks the books with the code that writes them finds them in order");

  private static final ArchRule BACKUP_KNOWS_NOT_WHAT_IS_SOLD =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.backup..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.flashsale..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.flashsale.backup..",
                              "io.flashsale.embedded..",
                              "io.flashsale.persistence..",
                              "io.flashsale.audit..",
                              "io.flashsale.startup.."))))
          .because("what is copied whole and checked by the audit needs to know no table");

  private static final ArchRule PUZZLE_KNOWS_NOT_WHAT_IT_GUARDS =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.puzzle..")
          .should(dependOnAnotherRoomThan("io.flashsale.persistence"))
          .because("what is asked of a device is the same before whatever it stands");

  private static final ArchRule RETENTION_KNOWS_ROWS_ONLY =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.retention..")
          .should(dependOnAnotherRoomThan("io.flashsale.persistence"))
          .because("what is forgotten is columns, whatever they mean to those who wrote them");

  private static final ArchRule BENCH_MEASURES_FROM_OUTSIDE =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.bench..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.flashsale..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.flashsale.bench..",
                              "io.flashsale.embedded..",
                              "io.flashsale.persistence..",
                              "io.flashsale.settings..",
                              "io.flashsale.startup.."))))
          .because("what is measured is the store that runs, not a part of it");

  private static final ArchRule CROWD_TALKS_HTTP_ONLY =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale.rehearsal..")
          .and(not(name("io.flashsale.rehearsal.RehearsalProducts")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.flashsale..")
                  .and(not(resideInAPackage("io.flashsale.rehearsal..")))
                  .or(name("io.flashsale.rehearsal.RehearsalProducts")))
          .because("the store that it comes to may be any that speaks the API");

  /** The services whose methods change something for the admin. */
  private static final Set<String> ADMIN_SERVICES =
      Set.of(
          "io.flashsale.product.ProductService",
          "io.flashsale.product.PictureService",
          "io.flashsale.inventory.HoldService",
          "io.flashsale.inventory.LineService");

  private static final ArchRule CLICK_AND_CALL_RUN_THE_SAME_METHOD =
      classes()
          .that()
          .resideInAPackage(CONSOLE)
          .or(name("io.flashsale.ConsoleServices"))
          .or(belongTo("io.flashsale.ConsoleServices"))
          .should(callOfTheAdminsServicesOnlyWhatWebCalls())
          .because("what the admin can do at the desk can be done, and tested, over HTTP");

  private static final ArchRule FACES_ASK_SERVICES =
      noClasses()
          .that()
          .resideInAnyPackage(CONSOLE, WEB)
          .or(belongTo("io.flashsale.ConsoleServices"))
          .should()
          .dependOnClassesThat(
              REPOSITORIES
                  .or(name("io.flashsale.inventory.Sequencers"))
                  .or(name("org.hibernate.StatelessSession")))
          .because("a rule that a service keeps cannot be gone round");

  private static final ArchRule NOBODY_KNOWS_THE_ROOT =
      noClasses()
          .that()
          .resideInAPackage("io.flashsale..")
          .and(not(ROOT))
          .should()
          .dependOnClassesThat(ROOT)
          .because("the root builds the others by their constructors; nobody asks it for anything");

  private static final ArchRule NO_CYCLES =
      slices()
          .matching("io.flashsale.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a room that can be understood alone has no way back");

  private static final ArchRule NO_UTIL =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..helpers..")
          .because("a name that fits everything says nothing");

  private static final ArchRule NO_MUTABLE_STATICS =
      fields()
          .that()
          .areStatic()
          .and(not(isSynthetic()))
          .should()
          .beFinal()
          .andShould(notHoldWhatChanges())
          .because("two stores live in one process, and neither knows of the other")
          .allowEmptyShould(true);

  static List<ArchRule> rules() {
    return List.of(
        FEATURES_KNOW_NO_FACE,
        CONSOLE_DOES_NOT_KNOW_WEB,
        WEB_DOES_NOT_KNOW_CONSOLE,
        JAVAFX_IN_THE_CONSOLE_ONLY,
        HTTP_IN_WEB_ONLY,
        LIVE_KNOWS_NO_HTTP,
        CONTRACT_KNOWS_NO_ROUTE,
        MAPPING_IN_ENTITIES_ONLY,
        HIBERNATE_IN_REPOSITORIES_ONLY,
        JDBC_IN_REPOSITORIES_ONLY,
        POOL_AND_SCHEMA_IN_PERSISTENCE_ONLY,
        REDISSON_WHERE_REDIS_IS_EXPENDABLE,
        NOBODY_ASKS_THE_MACHINES_WALL_CLOCK,
        EMBEDDED_KNOWS_ONLY_STARTUP,
        LEAVES,
        LEDGER_KNOWS_ITS_DATABASE_ONLY,
        AUDIT_KNOWS_NOT_WHO_WRITES,
        BACKUP_KNOWS_NOT_WHAT_IS_SOLD,
        PUZZLE_KNOWS_NOT_WHAT_IT_GUARDS,
        RETENTION_KNOWS_ROWS_ONLY,
        BENCH_MEASURES_FROM_OUTSIDE,
        CROWD_TALKS_HTTP_ONLY,
        CLICK_AND_CALL_RUN_THE_SAME_METHOD,
        FACES_ASK_SERVICES,
        NOBODY_KNOWS_THE_ROOT,
        NO_CYCLES,
        NO_UTIL,
        NO_MUTABLE_STATICS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void theHouseKeepsItsRules(ArchRule rule) {
    rule.check(HOUSE);
  }

  @Test
  void whatIsBuiltInTheWrongRoomIsNoticed() throws ClassNotFoundException {
    JavaClasses wrong =
        new ClassFileImporter().importClasses(Class.forName("io.flashsale.health.InTheWrongRoom"));

    assertThat(
            List.of(
                FEATURES_KNOW_NO_FACE,
                JAVAFX_IN_THE_CONSOLE_ONLY,
                HTTP_IN_WEB_ONLY,
                MAPPING_IN_ENTITIES_ONLY,
                HIBERNATE_IN_REPOSITORIES_ONLY,
                JDBC_IN_REPOSITORIES_ONLY,
                REDISSON_WHERE_REDIS_IS_EXPENDABLE,
                LEAVES,
                NOBODY_KNOWS_THE_ROOT,
                NO_MUTABLE_STATICS))
        .allSatisfy(rule -> assertThat(rule.evaluate(wrong).hasViolation()).isTrue());
    assertThat(NO_MUTABLE_STATICS.evaluate(wrong).getFailureReport().getDetails()).hasSize(2);
  }

  private static ArchCondition<JavaClass> callOfTheAdminsServicesOnlyWhatWebCalls() {
    Predicate<JavaMethodCall> admins = c -> ADMIN_SERVICES.contains(c.getTargetOwner().getName());
    Set<String> called =
        HOUSE.stream()
            .filter(c -> c.getPackageName().startsWith("io.flashsale.web"))
            .flatMap(c -> c.getMethodCallsFromSelf().stream())
            .filter(admins)
            .map(c -> c.getTarget().getFullName())
            .collect(Collectors.toSet());
    return new ArchCondition<>("call of the admin's services only what web calls") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getMethodCallsFromSelf().stream()
            .filter(admins)
            .filter(c -> !called.contains(c.getTarget().getFullName()))
            .forEach(c -> events.add(SimpleConditionEvent.violated(c, c.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> useHibernateOnlyToHandASessionOn() {
    Set<String> passedOn = Set.of("org.hibernate.StatelessSession");
    Set<String> transactions =
        Set.of("org.hibernate.Transaction", "jakarta.persistence.EntityTransaction");
    Set<String> transactionMethods =
        Set.of("beginTransaction", "getTransaction", "commit", "rollback", "isActive", "close");
    Predicate<JavaClass> hibernate =
        c -> c.getPackageName().startsWith("org.hibernate") || transactions.contains(c.getName());
    return new ArchCondition<>("use Hibernate only to hand a session on") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        boolean sequencer = item.getName().equals("io.flashsale.inventory.Sequencer");
        item.getDirectDependenciesFromSelf().stream()
            .filter(d -> hibernate.test(d.getTargetClass()))
            .filter(d -> !passedOn.contains(d.getTargetClass().getName()))
            .filter(d -> !sequencer || !transactions.contains(d.getTargetClass().getName()))
            .forEach(d -> events.add(SimpleConditionEvent.violated(d, d.getDescription())));
        item.getMethodCallsFromSelf().stream()
            .filter(c -> hibernate.test(c.getTargetOwner()))
            .filter(c -> !sequencer || !transactionMethods.contains(c.getName()))
            .forEach(c -> events.add(SimpleConditionEvent.violated(c, c.getDescription())));
      }
    };
  }

  private static ArchCondition<JavaClass> dependOnAnotherRoomThan(String allowed) {
    return new ArchCondition<>("depend on another room than " + allowed) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getDirectDependenciesFromSelf().stream()
            .filter(d -> d.getTargetClass().getPackageName().startsWith("io.flashsale"))
            .filter(d -> !d.getTargetClass().getPackageName().equals(item.getPackageName()))
            .filter(d -> !d.getTargetClass().getPackageName().equals(allowed))
            .forEach(d -> events.add(SimpleConditionEvent.satisfied(d, d.getDescription())));
      }
    };
  }

  private static DescribedPredicate<JavaClass> belongTo(String outer) {
    return DescribedPredicate.describe(
        "belong to " + outer, c -> c.getName().startsWith(outer + "$"));
  }

  private static DescribedPredicate<JavaField> isSynthetic() {
    return DescribedPredicate.describe(
        "synthetic", field -> field.getModifiers().contains(JavaModifier.SYNTHETIC));
  }

  /** The interfaces List, Set and Map pass: what is kept in them is made by their {@code of}. */
  private static ArchCondition<JavaField> notHoldWhatChanges() {
    Set<String> readOnly = Set.of(List.class.getName(), Set.class.getName(), Map.class.getName());
    return new ArchCondition<>("not hold what changes") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        JavaClass type = field.getRawType();
        boolean changes =
            type.getPackageName().startsWith("java.util.concurrent")
                || ((type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class))
                    && !readOnly.contains(type.getName()));
        if (changes) {
          events.add(SimpleConditionEvent.violated(field, field.getDescription() + " changes"));
        }
      }
    };
  }
}
