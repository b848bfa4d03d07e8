package dev.mt.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small real use of each of busybox's applets, run through its link: the shell has some of them built in, and would not
 * start the link otherwise. What is refused in any container, or waits for a terminal, is asked for its help.
 */
final class TestingApplets {
    /**
     * "name: command => pattern". $a is the link; the command has to succeed, and what it says has to match somewhere. Commands
     * run in a fresh folder with the file f ("hello") in it. Under qemu a process is named after the emulator, so processes are
     * found by the name that the kernel gives, or by their whole command line (in which no script may have the pattern itself).
     */
    private static final String USES = """
            [: $a 1 -lt 2 ] && echo less => less
            [[: $a abc = a* ]] && echo like => like
            arp: $a -n; echo $? => 0
            arping: $a --help 2>&1 => Usage: arping
            ash: $a -c 'echo $((6 * 7)) $((1 << 10))' => 42 1024
            awk: $a 'BEGIN { printf "%.3f %d", atan2(0, -1), 2 ^ 10 }' => 3\\.142 1024
            base64: $a f | $a -d => hello
            basename: $a /x/y.z .z => ^y$
            cat: $a f f | wc -l => 2
            chmod: $a 0421 f && stat -c %a f => 421
            chown: $a 12:34 f && stat -c %u:%g f => 12:34
            chroot: $a / /bin/echo inside => inside
            clear: $a | wc -c => [1-9]
            cmp: cp f g; $a f g && echo same => same
            cp: $a f g; cat g => hello
            cut: echo a:b:c | $a -d : -f 2 => ^b$
            date: $a -u -d @86400 +%Y-%m-%d => 1970-01-02
            dd: $a if=/dev/zero of=g bs=512 count=4 2>/dev/null; wc -c < g => 2048
            df: $a /tmp => Mounted on
            diff: echo other > g; $a -u f g => [+]other
            dirname: $a /x/y.z => ^/x$
            dmesg: $a --help 2>&1 => Usage: dmesg
            du: $a -s . => [0-9]
            echo: $a hello => hello
            egrep: $a 'h(a|e)l+o' f => hello
            env: $a -i x=y $a => ^x=y$
            false: $a || echo failed => failed
            fgrep: $a -c ell f => 1
            find: $a /etc -name passwd -type f => /etc/passwd
            free: $a => Mem:
            grep: $a -n '^h.*o$' f => 1:hello
            gunzip: gzip f && $a f.gz && cat f => hello
            gzip: $a -c f | $a -dc => hello
            head: seq 5 | $a -n 1 => ^1$
            hexdump: $a -C f => 68 65 6c 6c 6f
            hostname: $a => ^router$
            id: $a => uid=0\\(root\\) gid=0\\(root\\)
            ip: $a address show dev lo => 127\\.0\\.0\\.1/8
            kill: sleep 60 & $a $! && wait $!; echo $? => 143
            killall: read name < /proc/$$/comm; $a -0 "$name" && echo found => found
            less: $a f => hello
            ln: $a -s f g; readlink g => ^f$
            ls: $a -la /usr/local/bin => tailscaled -> tailscale\\.combined
            lsof: $a => [0-9]
            md5sum: $a f => b1946ac92492d2347c6235b4d2611184
            mkdir: $a -p x/y/z && ls -d x/y/z => x/y/z
            mknod: $a g p && [ -p g ] && echo pipe => pipe
            mktemp: g=$($a) && [ -f "$g" ] && echo made => made
            mount: $a => ^proc on /proc type proc
            mountpoint: $a /proc => is a mountpoint
            mv: $a f g && cat g => hello
            nc: ($a -l -p 7001 > g & until netstat -ltn | grep -q :7001; do sleep 0.05; done; cat f | $a 127.0.0.1 7001; wait); cat g => hello
            netstat: $a -tuln 2>&1 => Active Internet connections
            nice: $a -n 5 $a => ^5$
            nohup: $a echo hello 2>&1 => hello
            nproc: $a => ^[1-9]
            nslookup: $a example.invalid 127.0.0.1 2>&1; true => 127\\.0\\.0\\.1
            pgrep: n=61; sleep $n.5 & until $a -f 'sleep 61[.]5'; do sleep 0.05; done; kill $! => ^[0-9]+$
            pidof: read name < /proc/$$/comm; $a "$name" => [0-9]
            ping: $a -c 1 -W 2 127.0.0.1 => 1 packets received
            ping6: $a -c 1 -W 2 ::1 => 1 packets received
            pkill: n=62; sleep $n.5 & until $a -f 'sleep 62[.]5'; do sleep 0.05; done; wait $!; echo $? => 143
            printenv: $a PATH => /usr/local/bin
            printf: $a '%05.1f\\n' 3.14159 => ^003\\.1$
            ps: $a => PID
            readlink: $a /usr/local/bin/tailscale => ^tailscale\\.combined$
            realpath: $a /usr/local/bin/tailscaled => ^/usr/local/bin/tailscale\\.combined$
            reset: $a && echo reset => reset
            rm: mkdir -p x/y; $a -r x && [ ! -e x ] && echo gone => gone
            rmdir: mkdir x; $a x && [ ! -e x ] && echo gone => gone
            sed: $a -n 's/l\\(l*\\)o/<\\1>/p' f => he<l>
            seq: $a -s , 1 2 9 => 1,3,5,7,9
            sh: $a -c 'set -m; sleep 60 & jobs; kill %1; x=abcdef; echo ${x#ab} ${#x}' => cdef 6
            sha1sum: $a f => f572d396fae9206628714fb2ce00f72e94f2258f
            sha256sum: $a f => 5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03
            sha512sum: $a f => e7c22b994c59d9cf2b48e549b1e24666636045930d3da7c1acb299d1c3b7f931
            sleep: $a 0.01 && echo awake => awake
            sort: seq 10 | $a -rn | head -n 1 => ^10$
            stat: $a -c '%s %a %F' /etc/passwd => 644 regular file
            sync: $a && echo written => written
            sysctl: $a -n net.ipv4.conf.lo.forwarding => ^[01]$
            tail: seq 5 | $a -n 1 => ^5$
            tar: $a -czf g.tgz f; rm f; $a -xzf g.tgz; cat f => hello
            tee: echo hello | $a g > /dev/null; cat g => hello
            telnet: $a --help 2>&1 => Usage: telnet
            test: $a -s f && echo filled => filled
            timeout: $a 0.2 sleep 60; echo $? => 143
            top: $a -b -n 1 => Mem:
            touch: $a -d '2020-02-03 04:05' g; date -u -r g +%Y => 2020
            tr: echo hello | $a a-y b-z => ifmmp
            traceroute: $a -n -m 1 -q 1 -w 2 127.0.0.1 2>&1 => 1  127\\.0\\.0\\.1 .* ms
            traceroute6: $a -n -m 1 -q 1 -w 2 ::1 2>&1 => 1  ::1 .* ms
            true: $a && echo done => done
            umount: $a --help 2>&1 => Usage: umount
            uname: $a -s => ^Linux$
            uniq: printf 'a\\na\\nb\\n' | $a -c => 2 a
            uptime: $a => load average
            vi: $a --help 2>&1 => Usage: vi
            watch: timeout 1 $a -n 9 echo hello; true => hello
            wc: $a -c f => ^6 f$
            wget: (printf 'HTTP/1.0 200 OK\\r\\n\\r\\nfetched\\n' | nc -l -p 7002 > g & until netstat -ltn | grep -q :7002; do sleep 0.05; done; $a -q -O - http://127.0.0.1:7002/x; wait) => fetched
            which: $a sh => ^/bin/sh$
            whoami: $a => ^root$
            xargs: seq 4 | $a -n 2 echo and => and 3 4
            zcat: gzip f; $a f.gz => hello
            """;

    private static final Pattern USE = Pattern.compile("(\\S+): (.*) => (.*)");
    private static final Pattern BEGIN = Pattern.compile("=begin= (.*)");
    private static final Pattern END = Pattern.compile("=end= (.*) status (\\d+)");

    private TestingApplets() {}

    private record Use(String command, Pattern expected) {}

    /** What came of a script: the links that were tried, and what is wrong with some. */
    record Report(List<String> ran, List<String> wrong) {
        Report {
            ran = List.copyOf(ran);
            wrong = List.copyOf(wrong);
        }
    }

    private static Map<String, Use> uses() {
        Map<String, Use> uses = new LinkedHashMap<>();
        USES.lines().forEach(line -> {
            Matcher use = USE.matcher(line);
            if (!use.matches()) {
                throw new IllegalStateException("no use of an applet: " + line);
            }
            uses.put(use.group(1), new Use(use.group(2), Pattern.compile(use.group(3), Pattern.MULTILINE)));
        });
        return uses;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A script that uses each of these links, for the image's own shell. */
    static String script(List<String> paths) {
        Map<String, Use> uses = uses();
        StringBuilder script = new StringBuilder("ip link set lo up\n");
        for (String path : paths) {
            Use use = uses.get(name(path));
            if (use == null) {
                throw new AssertionError("the image has an applet that the tests do not use yet: " + path);
            }
            script.append("echo '=begin= %s'\n".formatted(path));
            script.append("rm -rf /tmp/applet; mkdir /tmp/applet; cd /tmp/applet; echo hello > f\n");
            script.append("(a='%s'\n%s\n) < /dev/null\n".formatted(path, use.command()));
            script.append("printf '\\n=end= %s status %%d\\n' $?\n".formatted(path));
        }
        return script.append("cd /; rm -rf /tmp/applet\n").toString();
    }

    /** Reads what such a script has said. */
    static Report read(String log) {
        Map<String, Use> uses = uses();
        List<String> ran = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        StringBuilder said = new StringBuilder();
        for (String line : log.lines().toList()) {
            Matcher end = END.matcher(line);
            if (BEGIN.matcher(line).matches()) {
                said.setLength(0);
            } else if (end.matches()) {
                String path = end.group(1);
                ran.add(path);
                Use use = uses.get(name(path));
                boolean right = use != null && use.expected().matcher(said).find();
                // diff says by its status that files differ.
                boolean succeeded = end.group(2).equals("0") || name(path).equals("diff");
                if (!right || !succeeded) {
                    wrong.add("%s ended with %s and said: %s"
                            .formatted(path, end.group(2), said.toString().strip()));
                }
            } else {
                said.append(line).append('\n');
            }
        }
        return new Report(ran, wrong);
    }
}
