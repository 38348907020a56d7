package linecard.demo;

import linecard.access.Viewer;
import linecard.contests.Contest;
import linecard.contests.Contests;
import linecard.database.Ids;
import linecard.recognition.Announcement;
import linecard.recognition.Announcements;
import linecard.recognition.Displays;
import linecard.recognition.Fame;
import linecard.words.Words;

import org.springframework.stereotype.Component;

import java.time.Clock;

/// A screen in the hall, what was said of the contest under way, and the rep of last year.
@Component
class DemoRecognition {

    private final Displays displays;
    private final Announcements announcements;
    private final Fame fame;
    private final Contests contests;
    private final Clock clock;

    DemoRecognition(Displays displays, Announcements announcements, Fame fame, Contests contests,
            Clock clock) {
        this.displays = displays;
        this.announcements = announcements;
        this.fame = fame;
        this.contests = contests;
        this.clock = clock;
    }

    /// Nobody is written to: its people are made up.
    void write(Story story, Viewer owner) {
        var organisation = owner.organisation();
        var words = Words.in(organisation.language());
        displays.make(owner, words.text("demo.contest.display"), organisation.language());
        contests.running(owner).stream().findFirst()
                .ifPresent(contest -> announce(owner, words, contest));
        var calendar = organisation.calendar();
        fame.name(owner, calendar.year(calendar.yearOf(story.today()).number() - 1));
    }

    private void announce(Viewer owner, Words words, Contest contest) {
        announcements.add(owner, new Announcement(Ids.fresh(), contest.id(), contest.name(),
                Announcement.Hearers.ALL, words.text("demo.contest.said"),
                words.text("demo.contest.saidMore"), clock.instant(), null, 1));
    }
}
