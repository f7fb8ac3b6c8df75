import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks or rewrites the layout of every Java source below the working folder with
 * google-java-format. Started by the build ({@code mvn validate}) in check mode and by {@code ./run
 * format} in write mode. It is a launched source file, not a plugin, because the formatter needs
 * the compiler of JDK 25 while Maven may run on an older one.
 */
class Format {
  private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", ".marquee");

  public static void main(String[] args) throws Exception {
    boolean write = args.length > 0 && args[0].equals("write");
    var formatter = new Formatter();
    var wrong = new ArrayList<Path>();
    for (Path file : sources(Path.of(""))) {
      String source = Files.readString(file);
      String formatted =
          formatter.formatSource(
              ImportOrderer.reorderImports(
                  RemoveUnusedImports.removeUnusedImports(source), Style.GOOGLE));
      if (formatted.equals(source)) continue;
      wrong.add(file);
      if (write) Files.writeString(file, formatted);
    }
    if (write) {
      System.out.println("Formatted " + wrong.size() + " files.");
    } else if (!wrong.isEmpty()) {
      System.err.println("Not in the house format (put right with: ./run format):");
      wrong.forEach(file -> System.err.println("  " + file));
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws Exception {
    var found = new ArrayList<Path>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return folder.getFileName() != null && SKIPPED.contains(folder.getFileName().toString())
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) found.add(file);
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
