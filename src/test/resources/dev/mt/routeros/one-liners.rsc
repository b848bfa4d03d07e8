{ :local a 1; :local b 2; :put ($a+$b); :put ($a . $b); :put (($a<$b)&&!($a=$b)) }
:put [:len [/interface find]]; :put [/system resource get uptime]; :put ([/system clock get time] > 12:00:00)
:foreach i in=[/ip route find where dst-address="0.0.0.0/0" active] do={:put [/ip route get $i gateway]}
:local f do={:return ($1 * $factor)}; :put [$f 21 factor=2]
:global fib do={:global fib; :if ($1 < 2) do={:return $1} else={:return ([$fib ($1-1)]+[$fib ($1-2)])}}; :put [$fib 12]
:local t {1;2;{3;4};"k"="v";"n"={"m"=[:tostr 5]}}; :put ($t->2->1); :put ($t->"n"->"m"); :set ($t->"k") "w"; :put $t
:do {:local x [:parse ":put \"from a text: \$[:len \\\"abc\\\"]\""]; $x} on-error={:put "no"}
:if ([:typeof [:find "abc" "d"]]="nil") do={:put "not there"} else={:put "there"}
:put "tab\tquote\" dollar\$ percent% \E2\82\AC bell\a space\_end question\? \\ \r\n"
:put (10.0.0.5 in 10.0.0.0/24); :put (1.1.1.1 + 5); :put (00:00:10 * 3); :put (0xFF & 0x0F | 0x30 ^ 1 << 2); :put (7 % 4 - 1)
:put ("a" . "b" . [:tostr (1 , 2 , 3)] . "$[:len "x y"]$(1+1)$"a b"")
:put [:convert to=base64 [:serialize to=json {"a"=1;"b"=true;"c"={1;2;3}}]]; :put [:deserialize from=json "{\"a\":1}"]
:onerror e in={/ip address add address=bad interface=none} do={:put "caught: $e"}
:retry command={/tool fetch url="https://registry.example/v2/" output=none} delay=1s max=3 on-error={:put "gave up"}
:put [/file get [/file find where name~"^flash/" type="directory"] name]; /file print where size>1000 or name="x"
:execute script=":delay 1s; /log info done" file=out.txt; :put [/interface print as-value where running !disabled]
:global o (>[:put "$1 $2"]); ($o <%% {0;"a";"b"}); :put [:typeof $o]; :put any; :if (any $o) do={}
/ip/address/print; /ip address print; /ip/address print; /ip address/print; ip address print; :ip address print
