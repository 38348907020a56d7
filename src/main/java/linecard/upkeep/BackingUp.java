package linecard.upkeep;

import linecard.access.Audience;
import linecard.access.Viewer;
import linecard.database.BackupRefused;
import linecard.database.Safekeeping;
import linecard.jobs.JobFailed;
import linecard.jobs.NamedWork;
import linecard.jobs.Progress;
import linecard.jobs.Trouble;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;

/// The work of making a base backup when somebody asks for one.
@Component
class BackingUp extends NamedWork {

    static final String KIND = "backup";

    private final Safekeeping safekeeping;

    BackingUp(Safekeeping safekeeping) {
        super(KIND, Audience.OWNERS, "upkeep.backups.making", "/backups");
        this.safekeeping = safekeeping;
    }

    /// @param subject of no account: there is only one database
    @Override
    public void run(Viewer viewer, UUID subject, Progress progress) throws IOException {
        if (!safekeeping.isOurs()) throw new JobFailed(Trouble.of("upkeep.elsewhere"));
        progress.outOf(1);
        try {
            safekeeping.take(true);
        } catch (BackupRefused e) {
            throw new JobFailed(
                    Trouble.of(e.finding().key(), e.finding().arguments().toArray()));
        } catch (SQLException e) {
            throw new IOException(e);
        }
        progress.advance(1);
    }
}
