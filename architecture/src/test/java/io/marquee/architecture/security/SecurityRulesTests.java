package io.marquee.architecture.security;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import io.marquee.architecture.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is dangerous is in as few places as there are, or nowhere. */
class SecurityRulesTests {

  private static final String[] ON_THE_LAPTOP = {"io.marquee.local..", "io.marquee.test.."};

  @Test
  void onlyTheRendererStartsPrograms() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ON_THE_LAPTOP)
        .and()
        .resideOutsideOfPackage("io.marquee.film.rendering..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class)
        .orShould()
        .callMethodWhere(target(name("exec")).and(target(owner(assignableTo(Runtime.class)))))
        .check(House.CLASSES);
    assertThat(said("ProcessBuilder\\(([^)]*)\\)", "film-service"))
        .as("words, which no shell takes apart")
        .isNotEmpty()
        .noneMatch(words -> words.matches(".*\"(ba|z|da)?sh\".*"));
  }

  @Test
  void nothingRunsTextOrRevivesObjects() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.script..",
            "org.springframework.expression..",
            "org.mvel2..",
            "groovy..",
            "org.springframework.ldap..",
            "freemarker..",
            "org.thymeleaf..",
            "org.apache.velocity..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .check(House.CLASSES);
  }

  /** JNDI loads what a name leads to, unless it is asked for attributes of names in DNS alone. */
  @Test
  void namesAreLookedUpInDnsAlone() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("io.marquee.workspace.domain.JndiResolver")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.naming..")
        .check(House.CLASSES);
    assertThat(files("InitialDirContext|DnsContextFactory")).containsExactly("JndiResolver.java");
    assertThat(files("\\.lookup\\(\"|InitialContext\\(")).isEmpty();
  }

  @Test
  void nothingReadsXml() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "javax.xml.parsers..",
            "javax.xml.transform..",
            "javax.xml.xpath..",
            "javax.xml.bind..",
            "jakarta.xml.bind..",
            "org.xml.sax..",
            "org.w3c.dom..",
            "org.dom4j..",
            "org.jdom2..")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("javax\\.xml\\.stream\\.XML(Input|Event).*")
        .check(House.CLASSES);
  }

  @Test
  void whatIsEncryptedIsAuthenticated() {
    assertThat(said("Cipher\\.getInstance\\(([^)]*)\\)")).containsOnly("\"AES/GCM/NoPadding\"");
  }

  /** SHA-1 names accounts (UUID, version 5) and makes the codes of RFC 6238: neither needs more. */
  @Test
  void hashesAreStrong() {
    assertThat(said("MessageDigest\\s*\\.getInstance\\(([^)]*)\\)"))
        .containsExactlyInAnyOrder("\"SHA-256\"", "\"SHA-1\"");
    assertThat(files("getInstance\\(\"SHA-1\"\\)")).containsExactly("Accounts.java");
    assertThat(said("Mac\\.getInstance\\(([^)]*)\\)")).contains("\"HmacSHA256\"");
    assertThat(files("\"Hmac(SHA1|MD5)\"|\"MD5\""))
        .allMatch(file -> file.equals("Totp.java"), "only for the codes of an app");
  }

  @Test
  void whatNobodyMayGuessIsNotDrawnFromAnOrdinaryRandom() {
    assertThat(
            files("\\b(java\\.util\\.Random|ThreadLocalRandom|SplittableRandom|Math\\.random)\\b"))
        .as("a picture, the name of a trace, a pause")
        .containsExactly("BackgroundPainter.java", "DeliverWebhook.java", "Trace.java");
  }

  /** The JDK's client follows none unless told to; HttpURLConnection does. */
  @Test
  void noServiceFollowsARedirect() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ON_THE_LAPTOP)
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.net\\.(http\\.HttpClient\\$Redirect|HttpURLConnection)|.*\\.SimpleClientHttpRequestFactory")
        .check(House.CLASSES);
    assertThat(files("HttpClients\\.custom\\(")).isEqualTo(files("disableRedirectHandling\\(\\)"));
    assertThat(files("followRedirects?\\(true|setFollowRedirects|\\.openConnection\\("))
        .isSubsetOf("Binaries.java", "Http.java");
  }

  private static Set<String> said(String pattern, String... modules) {
    Set<String> found = new TreeSet<>();
    for (Path file : sources(modules))
      Pattern.compile(pattern)
          .matcher(House.read(file))
          .results()
          .forEach(match -> found.add(match.group(1)));
    return found;
  }

  private static Set<String> files(String pattern) {
    Set<String> found = new TreeSet<>();
    for (Path file : sources())
      if (Pattern.compile(pattern).matcher(House.read(file)).find())
        found.add(file.getFileName().toString());
    return found;
  }

  private static Iterable<Path> sources(String... modules) {
    try (Stream<Path> all = Files.walk(House.root())) {
      return all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(
              file ->
                  modules.length == 0
                      || Stream.of(modules)
                          .anyMatch(it -> file.toString().contains("/" + it + "/")))
          .toList();
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
