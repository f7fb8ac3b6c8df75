package io.marquee.architecture.deployment;

import io.marquee.architecture.House;
import io.marquee.architecture.Topology;
import io.marquee.architecture.Topology.Hearing;
import io.marquee.events.Contracts;
import io.marquee.events.Event;
import io.marquee.outbox.kafka.Topics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Writes what of {@code k8s/} follows from the events: topics, who may say and hear which, and on
 * whose lag a service scales.
 */
final class KafkaManifests {

  private static final String WRITTEN =
      "# Written from the compiled classes; ./run contracts writes it anew.\n";

  private KafkaManifests() {}

  /** Every file with what belongs into it. A patternType is "literal" or "prefix". */
  static Map<Path, String> all() {
    Path k8s = House.root().resolve("k8s");
    var files = new LinkedHashMap<Path, String>();
    files.put(k8s.resolve("infrastructure/kafka/topics.yaml"), topics());
    files.put(k8s.resolve("infrastructure/kafka/users.yaml"), users());
    for (Module module : Module.ALL) {
      if (!module.hasDatabase()) continue;
      files.put(k8s.resolve("base/" + module.folder() + "/scaling.yaml"), scaling(module));
    }
    return files;
  }

  private static List<Class<? extends Event>> sorted() {
    return Contracts.topics().stream()
        .sorted(java.util.Comparator.comparing(Contracts::topicOf))
        .toList();
  }

  private static String topics() {
    String each =
        """
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaTopic
        metadata:
          name: %s
          labels:
            strimzi.io/cluster: marquee
        spec:
          partitions: %d
          replicas: 3
          config:
        %s""";
    String events =
        sorted().stream()
            .map(
                topic ->
                    each.formatted(
                        Contracts.topicOf(topic),
                        Topics.PARTITIONS,
                        config(Topics.settingsOf(topic))))
            .collect(Collectors.joining("---\n"));
    // What the replicas of the gateway tell each other; its own code makes it so too.
    String usage =
        each.formatted(
            "gateway.usage", 1, config(Map.of("retention.ms", "60000", "segment.ms", "60000")));
    return WRITTEN + events + "---\n" + usage;
  }

  private static String config(Map<String, String> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(entry -> "    %s: %s\n".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining());
  }

  private static String users() {
    var users = new StringBuilder(WRITTEN);
    for (Module module : Module.ALL) {
      var said = new TreeSet<String>();
      for (Class<? extends Event> topic : Contracts.topics()) {
        boolean own =
            Contracts.recordsOf(topic).stream()
                .anyMatch(event -> Topology.announcingServices(event).contains(module.name()));
        if (own) said.add(Contracts.topicOf(topic));
      }
      var heard =
          Topology.hearings().stream()
              .filter(hearing -> hearing.service().equals(module.name()))
              .map(hearing -> Contracts.topicOf(hearing.topic()))
              .collect(Collectors.toCollection(TreeSet::new));
      users.append(user(module.folder() + "-kafka"));
      said.forEach(topic -> users.append(may("topic", topic, "literal", "Write, Describe")));
      heard.forEach(topic -> users.append(may("topic", topic, "literal", "Read, Describe")));
      if (module.hasDatabase()) {
        users.append(may("group", module.name() + ".", "prefix", "Read, Describe"));
      } else {
        users.append(may("topic", "gateway.usage", "literal", "Read, Write, Describe, Create"));
      }
      users.append("---\n");
    }
    users.append(user("keda"));
    users.append(may("topic", "*", "literal", "Describe"));
    users.append(may("group", "*", "literal", "Describe"));
    return users.toString();
  }

  private static String user(String name) {
    return """
        apiVersion: kafka.strimzi.io/v1
        kind: KafkaUser
        metadata:
          name: %s
          labels:
            strimzi.io/cluster: marquee
        spec:
          authentication:
            type: tls
          authorization:
            type: simple
            acls:
        """
        .formatted(name);
  }

  private static String may(String type, String name, String pattern, String operations) {
    return """
        - resource:
            type: %s
            name: "%s"
            patternType: %s
          operations: [%s]
        """
        .formatted(type, name, pattern, operations)
        .indent(6);
  }

  private static String scaling(Module module) {
    String triggers =
        Topology.hearings().stream()
            .filter(hearing -> hearing.service().equals(module.name()))
            .filter(hearing -> !hearing.group().isEmpty())
            .map(KafkaManifests::trigger)
            .collect(Collectors.joining());
    return WRITTEN
        + """
        apiVersion: keda.sh/v1alpha1
        kind: ScaledObject
        metadata:
          name: %1$s
        spec:
          scaleTargetRef:
            name: %1$s
          minReplicaCount: 2
          maxReplicaCount: %2$d
          # What is caught up with may come again: not down at once.
          cooldownPeriod: 300
          advanced:
            horizontalPodAutoscalerConfig:
              behavior:
                scaleDown:
                  stabilizationWindowSeconds: 300
          triggers:
            - type: cpu
              metricType: Utilization
              metadata:
                value: "70"
        """
            .formatted(module.folder(), Topics.PARTITIONS)
        + triggers;
  }

  private static String trigger(Hearing hearing) {
    return """
        - type: kafka
          metadata:
            bootstrapServers: marquee-kafka-bootstrap:9093
            consumerGroup: %s
            topic: %s
            lagThreshold: "1000"
            tls: enable
          authenticationRef:
            name: kafka
        """
        .formatted(hearing.group(), Contracts.topicOf(hearing.topic()))
        .indent(4);
  }
}
