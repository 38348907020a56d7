package linecard.upkeep;

import linecard.database.Backups;
import linecard.database.BaseBackup;
import linecard.database.Diagnosis;
import linecard.database.Restore;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;

/// How the commands say what came of them.
record Telling(Console console) {

    /// Proves the invariants and says each.
    ///
    /// @return whether all hold
    boolean proof(Connection owner) throws SQLException {
        var broken = Proof.of(owner);
        var names = new HashSet<String>();
        for (var one : broken) names.add(one.invariant().name());
        for (var one : Invariant.all())
            if (!names.contains(one.name())) console.say("upkeep.holds", sentence(one));
        for (var one : broken) {
            console.say("upkeep.broken", sentence(one.invariant()));
            if (!one.organisation().isEmpty()) console.out().println("  /o/" + one.organisation());
            for (var found : one.found()) console.out().println("  " + found);
        }
        return broken.isEmpty();
    }

    private String sentence(Invariant invariant) {
        return console.words().text("upkeep.invariant." + invariant.name());
    }

    void base(String key, BaseBackup base) {
        var manifest = base.manifest();
        console.say(key, base.folder(), megabytes(manifest.bytes()),
                Diagnosis.written(manifest.ended()),
                seconds(Duration.between(manifest.started(), manifest.ended())));
    }

    void list(Backups backups) throws IOException {
        for (var base : backups.bases()) base("upkeep.verify.base", base);
        backups.reach().ifPresent(reach -> console.say("upkeep.verify.reach",
                Diagnosis.written(reach.first()), Diagnosis.written(reach.last())));
    }

    void restored(Restore.Done done, Path home) {
        console.say("upkeep.restore.done", home, Diagnosis.written(done.lastCommit()),
                done.base().name());
        done.before().ifPresent(kept -> console.say("upkeep.restore.kept", kept));
    }

    void trial(Instant last) {
        console.say("upkeep.verify.restored", Diagnosis.written(last));
    }

    private String megabytes(long bytes) {
        return console.words().number((bytes >> 20) + 1);
    }

    private static String seconds(Duration took) {
        return "%d.%d".formatted(took.toSeconds(), took.toMillisPart() / 100);
    }
}
