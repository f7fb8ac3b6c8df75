package io.marquee.events.schema;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** What the sources say about types and their components, as one line of Markdown each. */
final class Javadocs {

  private final Map<String, String> texts = new HashMap<>();

  /**
   * Reads the sources.
   *
   * @param sources the folder of the sources
   */
  Javadocs(Path sources) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (Stream<Path> all = Files.walk(sources);
        var files = compiler.getStandardFileManager(null, null, null)) {
      List<Path> java = all.filter(file -> file.toString().endsWith(".java")).toList();
      var task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(java));
      DocTrees comments = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) new Reader(comments).scan(unit, null);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  /** What a type is. */
  String of(Class<?> type) {
    return told(type.getName());
  }

  /** What a component of a record is. */
  String of(Class<?> type, String component) {
    return told(type.getName() + "#" + component);
  }

  private String told(String what) {
    String text = texts.get(what);
    if (text == null) throw new IllegalStateException(what + " has no Javadoc");
    return text;
  }

  /** Walks through a file and keeps the comments of its types. */
  private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final DocTrees comments;

    Reader(DocTrees comments) {
      this.comments = comments;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      DocCommentTree comment = comments.getDocCommentTree(getCurrentPath());
      if (comment != null) {
        String name =
            getCurrentPath().getCompilationUnit().getPackageName() + "." + type.getSimpleName();
        texts.put(name, text(comment.getFullBody()));
        for (DocTree tag : comment.getBlockTags()) {
          if (tag instanceof ParamTree param) {
            texts.put(name + "#" + param.getName(), text(param.getDescription()));
          }
        }
      }
      return super.visitClass(type, nothing);
    }
  }

  private static String text(List<? extends DocTree> parts) {
    return parts.stream()
        .map(Javadocs::text)
        .collect(Collectors.joining())
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static String text(DocTree part) {
    return switch (part) {
      case LiteralTree code when code.getKind() == DocTree.Kind.CODE ->
          "`" + code.getBody().getBody().strip() + "`";
      case LiteralTree literal -> literal.getBody().getBody();
      case LinkTree link when !link.getLabel().isEmpty() -> text(link.getLabel());
      case LinkTree link -> "`" + link.getReference().getSignature().replaceAll("^.*[.]", "") + "`";
      default -> part.toString();
    };
  }
}
