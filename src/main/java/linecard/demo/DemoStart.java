package linecard.demo;

import linecard.access.Member;
import linecard.access.Role;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;

/// Started with `--demo`, an empty installation gets the made-up companies before anything else.
@Component
class DemoStart implements ApplicationRunner {

    private final Demo demo;
    private final Curtain curtain;
    private final Clock clock;
    private final String home;

    DemoStart(Demo demo, Curtain curtain, Clock clock, @Value("${linecard.home}") String home) {
        this.demo = demo;
        this.curtain = curtain;
        this.clock = clock;
        this.home = home;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!arguments.containsOption("demo")) return;
        var today = LocalDate.now(clock);
        switch (demo.held(today)) {
            case NOTHING -> {
                curtain.lower();
                demo.load(today, DemoStart::say);
                curtain.raise();
                signIns(today);
            }
            case DEMO -> signIns(today);
            case PART_OF_DEMO -> refuse("The demo was interrupted while it was loaded:"
                    + " delete " + home + " and start again.");
            case SOMETHING_ELSE -> refuse("In " + home + " is no demo but somebody's own"
                    + " company: set LINECARD_HOME to another folder for the demo.");
        }
    }

    /// One of each role; everybody else's is the same.
    private static void signIns(LocalDate today) {
        for (var story : Cast.companies(today)) {
            say("Sign in to " + Cast.organisation(story).name() + " as");
            var roles = EnumSet.noneOf(Role.class);
            for (var member : Cast.members(story)) {
                if (roles.add(member.role())) say(line(member));
            }
        }
        say("with the password: " + Cast.PASSWORD);
    }

    private static String line(Member member) {
        return "    %s (%s)".formatted(
                member.user().email(), member.role().code().replace('_', ' '));
    }

    private static void refuse(String sentence) {
        say(sentence);
        System.exit(1);
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
