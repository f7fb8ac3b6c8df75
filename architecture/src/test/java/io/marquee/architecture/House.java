package io.marquee.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The repository as the tests see it: its folders and its compiled classes. */
public final class House {

  private static final ScopedValue<Path> COPY = ScopedValue.newInstance();

  public static final List<String> SERVICES =
      List.of("identity", "workspace", "film", "publishing", "billing", "notification");

  /** Those whose rows move with a workspace; the others' settings say that they keep none. */
  static final List<String> KEEPING_WORKSPACES =
      SERVICES.stream().filter(service -> !setting(service).contains("dedicated: false")).toList();

  /** All compiled classes of the project, without tests. */
  public static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.marquee");

  private static final List<String> OUTPUT = List.of("target", "node_modules", ".marquee", ".git");

  private House() {}

  /** Does some work on a copy of the repository's files; the classes stay those of this build. */
  public static void onCopy(Path root, Runnable work) {
    ScopedValue.where(COPY, root).run(work);
  }

  /** The repository's root. */
  public static Path root() {
    if (COPY.isBound()) return COPY.get();
    return Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String setting(String service) {
    return read(root().resolve(service + "-service/src/main/resources/application.yml"));
  }

  /**
   * The files below a folder whose name ends so, without build output, which is not even looked at:
   * a build or a suite that runs there deletes what was just seen.
   */
  public static List<Path> files(Path folder, String ending) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
              return !each.equals(folder) && OUTPUT.stream().anyMatch(each::endsWith)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) {
              if (each.toString().endsWith(ending) && Files.isRegularFile(each)) found.add(each);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    return found.stream().sorted().toList();
  }
}
