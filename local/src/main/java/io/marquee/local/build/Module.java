package io.marquee.local.build;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module of the reactor, with the modules that it is built from.
 *
 * @param path its folder, relative to the repository
 * @param dependencies artifact ids, without those of its tests
 */
record Module(String path, String artifactId, List<String> dependencies) {
  private static final Pattern DEPENDENCY =
      Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
  private static final Pattern OUR_GROUP =
      Pattern.compile("<groupId>io\\.marquee</groupId>\\s*<artifactId>([^<]+)</artifactId>");
  private static final Pattern ARTIFACT =
      Pattern.compile("</parent>.*?<artifactId>([^<]+)</artifactId>", Pattern.DOTALL);

  static Module parse(String path, String pom) {
    var dependencies = new ArrayList<String>();
    Matcher blocks = DEPENDENCY.matcher(pom);
    while (blocks.find()) {
      String block = blocks.group(1);
      Matcher ours = OUR_GROUP.matcher(block);
      if (ours.find() && !block.contains("<scope>test</scope>")) dependencies.add(ours.group(1));
    }
    Matcher artifact = ARTIFACT.matcher(pom);
    if (!artifact.find()) throw new IllegalArgumentException(path + "/pom.xml names no artifact");
    return new Module(path, artifact.group(1), List.copyOf(dependencies));
  }
}
