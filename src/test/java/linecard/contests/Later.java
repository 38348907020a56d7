package linecard.contests;

import linecard.access.Viewer;
import linecard.database.Bound;
import linecard.keeping.Pulse;

import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Clock;
import java.time.Duration;

/// Contests as the program keeps them at another moment.
public final class Later {

    private Later() {}

    public static void keepAll(ApplicationContext program, Viewer owner, Duration later) {
        var then = new Scorekeeping(program.getBean(Contests.class),
                program.getBean(RulesVersions.class), program.getBean(Standings.class),
                program.getBean(Moves.class), program.getBean(Pulse.class),
                program.getBean(ResultDays.class), program.getBean(Publications.class),
                program.getBeanProvider(ContestFollower.class), Clock.offset(Clock.systemUTC(), later));
        var transactions = program.getBean(TransactionTemplate.class);
        Bound.run(owner.binding(), () ->
                transactions.executeWithoutResult(_ -> then.keepAll(owner)));
    }
}
