package linecard.bench;

import linecard.App;
import linecard.Stage;
import linecard.access.Role;
import linecard.access.Viewer;
import linecard.accounts.Account;
import linecard.accounts.Accounts;
import linecard.accounts.Assignment;
import linecard.accounts.Assignments;
import linecard.calls.CallFilter;
import linecard.calls.Calls;
import linecard.database.Bound;
import linecard.database.Ids;
import linecard.money.Rate;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.people.Rep;
import linecard.people.Reps;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/// Devices that come back to the network at the same moment, each with a queue of reports, and each
/// sending it twice, as those do whose answer got lost.
final class DeviceLoad {

    static final int DEVICES = 50;
    static final int REPORTS = 10;
    private static final int WARM_DAYS = 2;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    private DeviceLoad() {}

    /// @param seconds until the last report was stored, each having been sent once
    record Figures(double seconds, long lost, long doubled) {}

    private record Device(Viewer viewer, UUID rep, String session, List<UUID> accounts) {}

    static Figures run() throws Exception {
        var home = Path.of("target/bench/home-calls-" + System.nanoTime()).toAbsolutePath();
        try (var program = new SpringApplicationBuilder(App.class, Stage.class).run(
                "--linecard.home=" + home, "--linecard.backups=off", "--server.port=0")) {
            var owner = program.getBean(Stage.class).company();
            var devices = devices(program, owner);
            int port = Integer.parseInt(
                    program.getEnvironment().getRequiredProperty("local.server.port"));
            var queues = new HashMap<Device, List<String>>();
            for (var device : devices) queues.put(device, queue(device, Company.today()));
            warm(devices, port);
            double seconds = all(queues, port);
            all(queues, port);
            return judge(program, owner, queues, seconds);
        } finally {
            Company.delete(home);
        }
    }

    private static List<Device> devices(ConfigurableApplicationContext program, Viewer owner) {
        var stage = program.getBean(Stage.class);
        var agency = new Agency(Ids.fresh(), "A", "Agency", "HU", "", "", "", "", false, 1);
        var reps = new ArrayList<Rep>();
        var accounts = new ArrayList<Account>();
        var held = new ArrayList<Assignment>();
        for (int i = 0; i < DEVICES; i++) {
            var rep = new Rep(Ids.fresh(), agency.id(), null, "R" + i, "Rep", "N" + i, "", "", "",
                    false, 1);
            reps.add(rep);
            for (int k = 0; k < REPORTS; k++) {
                var account = new Account(Ids.fresh(), null, null, i + "-" + k,
                        "Account " + i + "-" + k, "", "HU", "", "", "", "", "", "", false, false, 1);
                accounts.add(account);
                held.add(new Assignment(Ids.fresh(), account.id(), rep.id(), Assignment.Role.OWNER,
                        Rate.ofPercent("100"), START, null, 1));
            }
        }
        Bound.run(owner.binding(), () -> {
            program.getBean(Agencies.class).add(owner, agency);
            program.getBean(Reps.class).addAll(owner, reps);
            program.getBean(Accounts.class).addAll(owner, accounts);
            program.getBean(Assignments.class).addAll(owner, held);
        });
        var devices = new ArrayList<Device>();
        for (int i = 0; i < DEVICES; i++) {
            var viewer = stage.member(owner, Role.REP, agency.id(), reps.get(i).id(), null);
            devices.add(new Device(viewer, reps.get(i).id(), stage.session(viewer).getValue(),
                    accounts.subList(i * REPORTS, (i + 1) * REPORTS).stream().map(Account::id)
                            .toList()));
        }
        return devices;
    }

    private static List<String> queue(Device device, LocalDate day) {
        var queue = new ArrayList<String>();
        for (var account : device.accounts()) {
            queue.add("""
                    {"id":"%s","call":"%s","account":"%s","day":"%s","told":{"state":"made",
                    "kind":"visit","purpose":"present","outcome":"interested","nextStep":null,
                    "nextOn":null,"lines":[],"phrases":[],"competitors":["Rival"],
                    "sampleAsked":true,"quoteAsked":false,"accompanied":false,"companions":[]},
                    "touched":["state","kind","purpose","outcome","competitors","sample"],
                    "at":"%s","notes":[{"id":"%s","replaces":null,"isPrivate":false,
                    "content":"They will think about it.","writtenAt":"%s"}],"answers":[]}
                    """.formatted(Ids.fresh(), Ids.fresh(), account, day,
                    Instant.now(), Ids.fresh(), Instant.now()));
        }
        return queue;
    }

    /// As a server is that has been at work for a while: the same devices sent the days before.
    private static void warm(List<Device> devices, int port) throws Exception {
        for (int days = WARM_DAYS; days > 0; days--) {
            var queues = new HashMap<Device, List<String>>();
            for (var device : devices) {
                queues.put(device, queue(device, Company.today().minusDays(days)));
            }
            all(queues, port);
        }
    }

    /// @return seconds until the last device has its answer
    private static double all(Map<Device, List<String>> queues, int port) throws Exception {
        var together = new CyclicBarrier(queues.size() + 1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var http = HttpClient.newHttpClient()) {
            var work = new ArrayList<java.util.concurrent.Future<Void>>();
            queues.forEach((device, queue) -> work.add(threads.submit((Callable<Void>) () -> {
                together.await();
                send(http, device, queue, port);
                return null;
            })));
            together.await();
            long began = System.nanoTime();
            for (var one : work) one.get();
            return (System.nanoTime() - began) / 1e9;
        }
    }

    /// As the pocket day-book does: a greeting, then the batch.
    private static void send(HttpClient http, Device device, List<String> queue, int port)
            throws IOException, InterruptedException {
        var base = "http://localhost:" + port + "/o/"
                + device.viewer().organisation().slug() + "/calls/pocket/";
        var greeted = http.send(HttpRequest.newBuilder(URI.create(base + "greeting"))
                .header("Cookie", "linecard_session=" + device.session()).build(),
                BodyHandlers.ofString());
        var greeting = JSON.readTree(greeted.body());
        var cookie = greeted.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        var answer = http.send(HttpRequest.newBuilder(URI.create(base + "commands"))
                .header("Cookie", "linecard_session=" + device.session() + "; " + cookie)
                .header("Content-Type", "application/json")
                .header(greeting.path("header").asString(), greeting.path("token").asString())
                .POST(BodyPublishers.ofString("{\"person\":\"" + device.viewer().user().id()
                        + "\",\"device\":\"phone\",\"sentAt\":\"" + Instant.now()
                        + "\",\"commands\":[" + String.join(",", queue) + "]}")).build(),
                BodyHandlers.ofString());
        for (var one : JSON.readTree(answer.body()).path("answers")) {
            if (one.path("status").asInt() != 200) throw new IOException(answer.body());
        }
        if (answer.statusCode() != 200) throw new IOException(answer.body());
    }

    private static Figures judge(ConfigurableApplicationContext program, Viewer owner,
            Map<Device, List<String>> queues, double seconds) {
        var found = new HashMap<UUID, Integer>();
        Bound.run(owner.binding(), () -> program.getBean(Calls.class).each(owner,
                CallFilter.none(), call -> {
                    if (call.day().equals(Company.today())) {
                        found.merge(call.id(), 1, Integer::sum);
                    }
                }));
        long lost = 0;
        for (var queue : queues.values()) {
            for (var command : queue) {
                var id = UUID.fromString(JSON.readTree(command).path("call").asString());
                if (!found.containsKey(id)) lost++;
            }
        }
        return new Figures(seconds, lost, Math.max(0, found.size() + lost - DEVICES * REPORTS));
    }
}
