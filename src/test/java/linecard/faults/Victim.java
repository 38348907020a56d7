package linecard.faults;

import linecard.FreePort;
import linecard.database.MigratedHome;

import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A program of its own on a data folder of its own, with a PostgreSQL of its own, to be killed
/// and started again. It shows so often that it lives that what broke off need not wait long.
public final class Victim implements AutoCloseable {

    private static final String SLUG = "faults";

    private final Path home;
    private final Path log;
    final int port;
    private volatile Process process;
    private final HttpClient person =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private volatile String token = "";
    private int kills;

    public Victim(Path home) throws IOException {
        this.home = home.toAbsolutePath();
        this.log = this.home.resolve("console.log");
        MigratedHome.copiedTo(this.home);
        port = FreePort.any();
        process = begin();
        awaitAnswer();
        token = foundAndMakeToken();
    }

    private Process begin() throws IOException {
        return command().redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    }

    private ProcessBuilder command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
                "-Dlinecard.api-requests-a-minute=1000000", "-Dlinecard.jobs.heartbeat=1s",
                "-cp", withoutTests(), "linecard.App"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("LINECARD_HOME", home.toString());
        builder.environment().put("LINECARD_PORT", Integer.toString(port));
        builder.environment().put("LINECARD_BACKUPS", "off");
        builder.environment().put("LANG", "C.UTF-8");
        return builder;
    }

    private static String withoutTests() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Waits until a page is served again.
    void awaitAnswer() throws IOException {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) throw new IOException("it ended: " + Files.readString(log));
            try (var client = HttpClient.newHttpClient()) {
                if (get(client, "/sign-in").statusCode() < 500) return;
            } catch (IOException e) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new IOException("no answer: " + Files.readString(log));
    }

    String token() {
        return token;
    }

    /// kill -9 of the program; its PostgreSQL goes on until the next program finds it.
    synchronized void kill() throws IOException {
        process.destroyForcibly().onExit().join();
        process = begin();
        kills++;
        awaitAnswer();
    }

    /// kill -9 of PostgreSQL, which the program starts again.
    void killDatabase() throws IOException {
        ProcessHandle.of(databasePid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /// Has PostgreSQL stop at once, with its clients, as an administrator does who restarts it.
    void stopDatabase() throws IOException {
        new ProcessBuilder("kill", "-INT", Long.toString(databasePid())).start().onExit().join();
    }

    /// @return 0 while there is none
    long databasePid() throws IOException {
        var file = home.resolve("data/postmaster.pid");
        var lines = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
        return lines.isEmpty() ? 0 : Long.parseLong(lines.getFirst().strip());
    }

    /// What `bin/check` says.
    String check() throws IOException {
        var process = command("check").redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    public int kills() {
        return kills;
    }

    /// The console says it a moment after the program answers.
    private String setUpToken() throws IOException {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (System.nanoTime() < end) {
            var found = Pattern.compile("token ([0-9a-f]{20})").matcher(Files.readString(log));
            if (found.find()) return found.group(1);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new IOException("no token in " + Files.readString(log));
    }

    private String foundAndMakeToken() throws IOException {
        var setUp = setUpToken();
        done("/setup", "/setup", Map.ofEntries(
                Map.entry("token", setUp), Map.entry("name", SLUG),
                Map.entry("country", "HU"), Map.entry("currency", "HUF"),
                Map.entry("zone", "Europe/Budapest"), Map.entry("startMonth", "1"),
                Map.entry("language", "en"), Map.entry("resultsFrom", "invoice"),
                Map.entry("letterhead", ""), Map.entry("familyName", "Szűcs"),
                Map.entry("givenName", "Árpád"), Map.entry("email", "owner@faults.example"),
                Map.entry("password", "a calm river at noon")));
        var tokens = "/o/" + SLUG + "/me/tokens";
        var made = done(tokens + "/new", tokens, Map.of(
                "name", "faults", "days", "30", "records", "write", "results", "read",
                "imports", "write"));
        var text = Pattern.compile("lc_[A-Za-z0-9_-]{43}").matcher(made);
        if (!text.find()) throw new IOException("no token made: " + made);
        return text.group();
    }

    private String done(String form, String to, Map<String, String> fields) throws IOException {
        var answer = post(form, to, fields);
        if (answer.statusCode() >= 400) throw new IOException(to + ": " + answer.body());
        return answer.body();
    }

    /// A page of the organisation, as its owner sees it.
    HttpResponse<String> page(String path) throws IOException {
        return get(person, "/o/" + SLUG + path);
    }

    /// Sends a form of the organisation, as its owner.
    HttpResponse<String> form(String page, String to, Map<String, String> fields)
            throws IOException {
        return post("/o/" + SLUG + page, "/o/" + SLUG + to, fields);
    }

    private HttpResponse<String> post(String form, String to, Map<String, String> fields)
            throws IOException {
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(get(person, form).body());
        if (!csrf.find()) throw new IOException("no form at " + form);
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                + "&_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8);
        return send(person, HttpRequest.newBuilder(at(to))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    /// Asks the API.
    ///
    /// @param type of the body; empty for a GET
    HttpResponse<String> api(String path, String type, String body) throws IOException {
        var request = HttpRequest.newBuilder(at("/api/v1/" + path))
                .header("Authorization", "Bearer " + token);
        if (!type.isEmpty()) {
            request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return send(person, request.build());
    }

    private HttpResponse<String> get(HttpClient client, String path) throws IOException {
        return send(client, HttpRequest.newBuilder(at(path)).build());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request)
            throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /// Every row of a list of the API, read without faults.
    List<String> all(String list, String field) throws IOException {
        var found = new ArrayList<String>();
        var pattern = Pattern.compile("\"" + field + "\":\"([^\"]*)\"");
        try (var client = HttpClient.newHttpClient()) {
            var next = "/api/v1/" + list + "?limit=200";
            while (next != null) {
                var answer = send(client, HttpRequest.newBuilder(at(next))
                        .header("Authorization", "Bearer " + token).build());
                if (answer.statusCode() != 200) throw new IOException(answer.body());
                var matcher = pattern.matcher(answer.body());
                while (matcher.find()) found.add(matcher.group(1));
                next = answer.headers().firstValue("Link")
                        .map(link -> link.replaceAll("<(.*)>; rel=\"next\"", "$1")).orElse(null);
            }
        }
        return found;
    }

    @Override
    public void close() {
        person.close();
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) process.destroyForcibly().onExit().join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
