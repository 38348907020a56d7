package linecard.signals;

import linecard.access.Viewer;
import linecard.detecting.Finding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// As what findings are kept. What was known of an agency is known under the same fingerprint when
/// it was merged into another, and when that was undone: so the same fact never comes up twice.
@Repository
class Fingerprints {

    private final JdbcClient sql;

    Fingerprints(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the order of the findings.
    @Transactional(readOnly = true)
    List<String> of(Viewer viewer, List<Finding> found) {
        var others = others();
        var names = new ArrayList<List<String>>();
        var asked = new HashSet<String>();
        for (var one : found) {
            var its = new ArrayList<>(List.of(one.fingerprint()));
            for (var other : others.getOrDefault(one.agency(), Set.of())) {
                its.add(one.of(other).fingerprint());
            }
            if (its.size() > 1) asked.addAll(its);
            names.add(its);
        }
        var known = asked.isEmpty() ? Set.<String>of() : known(asked);
        return names.stream().map(its -> its.stream().filter(known::contains).findFirst()
                .orElse(its.getFirst())).toList();
    }

    private Set<String> known(Set<String> asked) {
        return Set.copyOf(sql.sql("""
                select s.fingerprint
                from signals.signal s
                where s.fingerprint = any (:asked)
                """)
                .param("asked", asked.toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /// The agencies that each was ever merged with, directly or by way of others.
    private Map<UUID, Set<UUID>> others() {
        var beside = new LinkedHashMap<UUID, Set<UUID>>();
        sql.sql("""
                select m.gone_id, m.kept_id
                from duplicates.merging m
                where m.kind = 'agency'
                order by m.merged_at, m.id
                limit 20000
                """)
                .query(row -> {
                    var gone = row.getObject("gone_id", UUID.class);
                    var kept = row.getObject("kept_id", UUID.class);
                    beside.computeIfAbsent(gone, _ -> new LinkedHashSet<>()).add(kept);
                    beside.computeIfAbsent(kept, _ -> new LinkedHashSet<>()).add(gone);
                });
        var others = new HashMap<UUID, Set<UUID>>();
        for (var one : beside.keySet()) others.put(one, reached(one, beside));
        return others;
    }

    private static Set<UUID> reached(UUID from, Map<UUID, Set<UUID>> beside) {
        var reached = new LinkedHashSet<UUID>();
        var next = new ArrayDeque<>(List.of(from));
        while (!next.isEmpty()) {
            for (var one : beside.getOrDefault(next.remove(), Set.of())) {
                if (!one.equals(from) && reached.add(one)) next.add(one);
            }
        }
        return reached;
    }
}
