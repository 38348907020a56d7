package linecard.scoring;

import linecard.scoring.PublishedFile.Unreadable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// `bin/verify-contest FILE`: works out a finished contest once more from its published file,
/// without a database.
public final class VerifyContest {

    private VerifyContest() {}

    static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("Usage: bin/verify-contest FILE");
            System.exit(2);
        }
        System.exit(run(Path.of(arguments[0]), System.out));
    }

    /// @return 0 where the file is whole and the places are those of its rules, 1 else
    static int run(Path file, PrintStream out) {
        try (var lines = Files.newBufferedReader(file)) {
            var contest = PublishedFile.read(lines);
            out.printf("%s: %d entrants, %d days with results%n", contest.name(),
                    contest.entrants().size(), contest.days().size());
            out.println("hash of the rules " + RulesText.hash(contest.rules()));
            out.println("hash of the contest " + contest.hash());
            if (contest.isRight()) {
                out.println("holds: the rules give these places and prizes");
                return 0;
            }
            out.println("broken: the rules give other places or prizes");
            for (var place : Scoring.of(contest.rules(), contest.entrants(), contest.days())) {
                if (!contest.places().contains(place)) out.println("  by the rules: " + place);
            }
        } catch (Unreadable e) {
            out.println("broken: " + e.getMessage());
        } catch (IOException e) {
            out.println("This file cannot be read: " + e.getMessage());
        }
        return 1;
    }
}
