# Sets Tailscale up in a container of this router: interface, addresses, routes, firewall, DNS, storage, the container itself,
# and the scripts that keep it up to date. Run again it changes nothing; run with other settings it changes only those.
# Everything it makes has a comment that begins with mikrotik-tailscale; what was there before without one is left as it is.
#
# Upload this file and update-tailscale.rsc, change the settings, then:  /import setup.rsc
# Needs RouterOS 7.13 or newer. docs/USAGE.md explains every step, also for those who type it themselves.

# The networks behind this router that the tailnet may reach, such as "192.168.88.0/24,fd00:1::/64"; "" for none.
:local lan ""
# The node's name in the tailnet; "" for this router's identity.
:local hostname ""
# A key from the admin console. "": log in by the address that /container/shell tailscale cmd="tailscale up" prints.
:local authKey ""
# A control server of your own; "" for Tailscale's.
:local loginServer ""
# true: others may reach the internet through this router.
:local advertiseExitNode false
# The name or address of a node through which this router's networks reach the internet; "" for none.
:local exitNode ""
# true: networks that other nodes share are reached from here (name them in otherLans, for the routes of this router).
:local acceptRoutes true
:local otherLans ""
# The network between the router and the container. IPv6 is left out if it is "" or switched off on this router.
:local network "172.20.0"
:local network6 "fd72:6f73:7473:1::"
# The names, and where the container's root and state are. "" for the usual place: on flash.
:local called "tailscale"
:local veth "veth-tailscale"
:local bridge "containers"
:local rootDir ""
:local stateDir ""
# A disk in memory for downloads; with ramOnly also for the container's root, which is pulled anew after every start.
:local ramDisk "tmp"
:local ramSize "256M"
:local ramOnly false
# true: where two containers have no room the old one is removed before its successor is there.
:local allowReplace false
# The tailnet's names: asked for at the container. "" for none.
:local magicDns "ts.net"
# Releases, and when they are looked for. "": at some minute between 2 and 6 in the morning.
:local registry "gitea.lumpiasty.xyz"
:local repository "lumpiasty/mikrotik-tailscale"
:local channel "stable"
:local updateTime ""
:local notify ""
# For a registry that wants tokens and gives them at no usual place: the realm of its challenge, with ?service= and its name.
:local tokenUrl ""
# true: update-tailscale runs at once, and pulls and starts the container.
:local start true
# --- end of the settings ---

:local tag "mikrotik-tailscale"
:local problems [:toarray ""]

:local minor ""
:local version [/system/resource/get version]
:local digit 2
:while ([:pick $version $digit ($digit + 1)] ~ "^[0-9]") do={ :set minor ($minor . [:pick $version $digit ($digit + 1)]); :set digit ($digit + 1) }
:set minor [:tonum $minor]

# --- is everything there? one sentence for each thing that is not; nothing is changed before ---

:if ([:pick $version 0 2] != "7." or $minor < 13) do={ :set problems ($problems , "RouterOS $version is too old: update it to 7.13 or newer") }
:local architecture [/system/resource/get architecture-name]
:if (!($architecture = "x86_64" or $architecture = "x86" or $architecture = "arm64" or $architecture = "arm")) do={
    :set problems ($problems , "there are no containers on $architecture: this router cannot run Tailscale")
}
:if ([:len [/system/package/find where name="container"]] = 0) do={
    :set problems ($problems , "the package container is not installed: take it from the extra packages of RouterOS $version, upload it and reboot")
}
:local allowed true
:onerror e in={ :set allowed [[:parse ":return [/system/device-mode/get container]"]] } do={}
:if ($allowed != true and $allowed != "yes") do={
    :set problems ($problems , "containers are switched off: /system/device-mode/update container=yes, then press the button or cut the power within five minutes")
}
:if ($minor >= 17) do={
    :foreach mode in={"fetch"; "scheduler"} do={
        :local on true
        :onerror e in={ :set on [[:parse ":return [/system/device-mode/get $mode]"]] } do={}
        :if ($on = false or $on = "no") do={
            :set problems ($problems , "$mode is switched off: /system/device-mode/update $mode=yes, then press the button or cut the power within five minutes")
        }
    }
}
:local flashFolder ""
:if ([:len [/file/find where name="flash"]] > 0) do={ :set flashFolder "flash/" }
:if ([:len $rootDir] = 0) do={ :set rootDir ($flashFolder . "tailscale/root") }
:if ([:len $stateDir] = 0) do={ :set stateDir ($flashFolder . "tailscale/state") }
:local there 0
:if ([:len [/system/package/find where name="container"]] > 0) do={
    :set there [[:parse ":return [:len [/container/find where interface=\"$veth\"]]"]]
}
:local flashFree [/system/resource/get free-hdd-space]
:local ramFree [/system/resource/get free-memory]
:local flashNeeded 3700000
:if ($ramOnly) do={ :set flashNeeded 65536 }
:local ramNeeded 62914560
:if ($ramOnly) do={ :set ramNeeded ($ramNeeded + 8388608) }
:if ($there = 0) do={
    :if ($flashFree < $flashNeeded) do={
        :set problems ($problems , "flash is too small by $(($flashNeeded - $flashFree) / 1024) KiB: remove files or packages, or set ramOnly to true")
    }
    :if ($ramFree < $ramNeeded) do={
        :set problems ($problems , "memory is too small by $(($ramNeeded - $ramFree) / 1048576 + 1) MiB: Tailscale needs about 40 MiB while it runs")
    }
}
:if ($ramOnly and [:len $ramDisk] = 0) do={ :set problems ($problems , "ramOnly needs a disk in memory: set ramDisk") }
:local dns ([:len [/ip/dns/get servers]] + [:len [/ip/dns/get dynamic-servers]])
:onerror e in={ :set dns ($dns + [:len [[:parse ":return [/ip/dns/get use-doh-server]"]]]) } do={}
:if ($dns = 0) do={ :set problems ($problems , "the router has no DNS server, without which no container starts: /ip/dns/set servers=1.1.1.1") }
:local date [:tostr [/system/clock/get date]]
:local clockSet (!($date ~ "1970"))
:if (!$clockSet) do={
    :set problems ($problems , "the clock stands at $date, so that no certificate is valid: /system/ntp/client/set enabled=yes servers=pool.ntp.org")
}
:local trust ""
:if ($dns > 0 and $clockSet) do={
    :local failure ""
    :local check do={
        :local text ""
        :onerror e in={ /tool/fetch url=$1 output=none check-certificate=yes-without-crl } do={ :if (!($e ~ "Status 40[13]")) do={ :set text $e } }
        :return $text
    }
    :set failure [$check "https://$registry/v2/"]
    :if ($failure ~ "ssl" and ($minor = 19 or $minor = 20)) do={
        # The list of authorities that RouterOS brings along is there, but does not count yet.
        :local before [[:parse ":return [/certificate/settings/get builtin-trust-anchors]"]]
        [[:parse "/certificate/settings/set builtin-trust-anchors=trusted"]]
        :set failure [$check "https://$registry/v2/"]
        :if ([:len $failure] = 0) do={ :set trust $before } else={ [[:parse "/certificate/settings/set builtin-trust-anchors=$before"]] }
    }
    :if ($failure ~ "ssl") do={
        :set failure "$failure; this RouterOS needs the authority of $registry: upload its certificate and /certificate/import it"
    }
    :if ([:len $failure] > 0) do={ :set problems ($problems , "$registry cannot be reached: $failure") }
}
:local sourceFile ""
:foreach file in={"update-tailscale.rsc"; "flash/update-tailscale.rsc"} do={
    :if ([:len [/file/find where name=$file]] > 0) do={ :set sourceFile $file }
}
:local installed [/system/script/find where name="update-tailscale"]
:if ([:len $sourceFile] = 0 and [:len $installed] = 0) do={
    :set problems ($problems , "update-tailscale.rsc is not among the files: upload it beside setup.rsc")
}

:if ([:len $problems] > 0) do={
    :foreach problem in=$problems do={ :put "problem: $problem"; :log error "tailscale setup: $problem" }
    :if ([:len $trust] > 0) do={ [[:parse "/certificate/settings/set builtin-trust-anchors=$trust"]] }
    :error "setup has failed: stopped before it changed anything: $[:len $problems] problem(s)"
} else={

# ensure MENU IDENTITY PROPERTIES MORE: a row of that identity, with these properties. Keys are not printed.
:local ensure do={
    # As a script has it.
    :local quoted do={
        :local out ""
        :if ([:len $1] = 0) do={ :return "\"\"" }
        :for i from=0 to=([:len $1] - 1) do={
            :local c [:pick $1 $i ($i + 1)]
            :if ($c = "\"" or $c = "\\" or $c = "\$") do={ :set c ("\\" . $c) }
            :set out ($out . $c)
        }
        :return ("\"" . $out . "\"")
    }
    :local secret (($2->"key") = "TS_AUTHKEY")
    :local condition ""
    :local identity ""
    :foreach name,value in=$2 do={
        :local pair "$name=$[$quoted $value]"
        :if ([:len $condition] > 0) do={ :set condition "$condition and " }
        :set condition "$condition$pair"
        :set identity "$identity $pair"
    }
    :local rows [[:parse ":return [$1/find where $condition]"]]
    :if ([:len $rows] = 0) do={
        :local others ""
        :foreach name,value in=$3 do={ :set others "$others $name=$[$quoted $value]" }
        [[:parse "$1/add comment=\"mikrotik-tailscale\"$identity$others $4"]]
        :if ($secret) do={ :set others "" }
        :put "made: $1$identity$others"
    } else={
        :foreach row in=$rows do={
            :local now [[:parse ":return [$1/get $row]"]]
            :if ([:tostr ($now->"comment")] ~ "^mikrotik-tailscale") do={
                :foreach name,value in=$3 do={
                    :local is ($now->$name)
                    :local text [:tostr $is]
                    :if ([:typeof $is] = "array") do={
                        :set text ""
                        :foreach each in=$is do={ :if ([:len $text] > 0) do={ :set text "$text,$each" } else={ :set text [:tostr $each] } }
                    }
                    :if ([:typeof $is] = "bool") do={ :if ($is) do={ :set text "yes" } else={ :set text "no" } }
                    :local same ($text = $value)
                    :if ([:typeof $is] = "num" and $value ~ "^[0-9]+[KMG]\$") do={
                        :local unit [:pick $value ([:len $value] - 1)]
                        :local bytes ([:tonum [:pick $value 0 ([:len $value] - 1)]] * 1024)
                        :if ($unit = "M") do={ :set bytes ($bytes * 1024) }
                        :if ($unit = "G") do={ :set bytes ($bytes * 1048576) }
                        :set same ($is = $bytes)
                    }
                    :if ([:typeof $is] = "time") do={ :set same ($is = [:totime $value]) }
                    :if (!$same) do={
                        [[:parse "$1/set $row $name=$[$quoted $value]"]]
                        :if ($secret) do={ :put "changed: $1 $condition" } else={ :put "changed: $1 $condition: $name=$value" }
                    }
                }
            }
        }
    }
}
# drop MENU CONDITION: rows of ours that are not wanted any more.
:local drop do={
    :local rows [[:parse ":return [$1/find where comment~\"^mikrotik-tailscale\" and $2]"]]
    :if ([:len $rows] > 0) do={
        :foreach row in=$rows do={ [[:parse "$1/remove $row"]] }
        :put "removed: $1 $2"
    }
}

# --- the network between router and container ---

:local router "$network.1"
:local container "$network.2"
:local six ([:len $network6] > 0)
:onerror e in={ :if ([[:parse ":return [/ipv6/settings/get disable-ipv6]"]] = true) do={ :set six false } } do={}
:local address "$container/24"
:local properties {"address"=$address; "gateway"=$router}
:if ($six) do={
    :set address "$container/24,$($network6 . "2")/64"
    :set properties {"address"=$address; "gateway"=$router; "gateway6"=($network6 . "1")}
}
[$ensure "/interface/veth" ({"name"=$veth}) $properties]
# One that was there before may have no IPv6.
:if (!([:tostr [/interface/veth/get [find where name=$veth] address]] ~ ":")) do={ :set six false }
[$ensure "/interface/bridge" ({"name"=$bridge}) ([:toarray ""])]
[$ensure "/interface/bridge/port" ({"bridge"=$bridge; "interface"=$veth}) ([:toarray ""])]
[$ensure "/ip/address" ({"address"="$router/24"; "interface"=$bridge}) ([:toarray ""])]
[$ensure "/ip/route" ({"dst-address"="100.64.0.0/10"; "gateway"=$container}) ([:toarray ""])]
:local wantedRoutes "100.64.0.0/10"
:foreach each in=[:toarray $otherLans] do={
    :local lanText [:tostr $each]
    :if (!($lanText ~ ":")) do={
        [$ensure "/ip/route" ({"dst-address"=$lanText; "gateway"=$container}) ([:toarray ""])]
        :set wantedRoutes "$wantedRoutes,$lanText"
    } else={
        :if ($six) do={
            [$ensure "/ipv6/route" ({"dst-address"=$lanText; "gateway"=($network6 . "2")}) ([:toarray ""])]
            :set wantedRoutes "$wantedRoutes,$lanText"
        }
    }
}
:if ($six) do={
    [$ensure "/ipv6/address" ({"address"=($network6 . "1/64"); "interface"=$bridge}) ({"advertise"="no"})]
    [$ensure "/ipv6/route" ({"dst-address"="fd7a:115c:a1e0::/48"; "gateway"=($network6 . "2")}) ([:toarray ""])]
    :set wantedRoutes "$wantedRoutes,fd7a:115c:a1e0::/48"
}
:foreach menu in={"/ip/route"; "/ipv6/route"} do={
    :foreach row in=[[:parse ":return [$menu/find where comment~\"^mikrotik-tailscale\"]"]] do={
        :local to [:tostr [[:parse ":return [$menu/get $row dst-address]"]]]
        :if ([:typeof [:find ",$wantedRoutes," ",$to,"]] != "num") do={
            [[:parse "$menu/remove $row"]]
            :put "removed: $menu $to"
        }
    }
}

# --- firewall: MikroTik's own rules let a member of the list LAN in, and masquerade what leaves by the list WAN ---

:local wan ([:len [/interface/list/find where name="WAN"]] > 0)
:if ([:len [/interface/list/find where name="LAN"]] > 0) do={
    [$ensure "/interface/list/member" ({"list"="LAN"; "interface"=$bridge}) ([:toarray ""])]
} else={
    :foreach ruleChain in={"input"; "forward"} do={
        :local stops [/ip/firewall/filter/find where chain=$ruleChain and (action="drop" or action="reject")]
        :if ([:len $stops] > 0) do={
            [$ensure "/ip/firewall/filter" ({"chain"=$ruleChain; "in-interface"=$bridge}) ({"action"="accept"}) "place-before=$($stops->0)"]
            :if ($ruleChain = "forward") do={
                [$ensure "/ip/firewall/filter" ({"chain"=$ruleChain; "out-interface"=$bridge}) ({"action"="accept"}) "place-before=$($stops->0)"]
            }
        }
    }
}
:if ([:len [/ip/firewall/nat/find where chain="srcnat" and action="masquerade" and !(comment~"^mikrotik-tailscale")]] = 0) do={
    :local out {"src-address"="$network.0/24"; "dst-address"="!$network.0/24"}
    :if ($wan) do={ :set out {"src-address"="$network.0/24"; "out-interface-list"="WAN"} }
    [$ensure "/ip/firewall/nat" ({"chain"="srcnat"; "action"="masquerade"}) $out]
}
:if ($six and $wan) do={
    [$ensure "/ipv6/firewall/nat" ({"chain"="srcnat"; "action"="masquerade"}) ({"src-address"=($network6 . "/64"); "out-interface-list"="WAN"})]
}
:if ([:len $magicDns] > 0) do={
    [$ensure "/ip/dns/static" ({"name"=$magicDns; "type"="FWD"}) ({"forward-to"="100.100.100.100"; "match-subdomain"="yes"})]
}
[$drop "/ip/dns/static" "name!=\"$magicDns\""]

# --- storage and environment ---

:local set ""
:if ([:len $ramDisk] > 0) do={
    [$ensure "/disk" ({"slot"=$ramDisk}) ({"type"="tmpfs"; "tmpfs-max-size"=$ramSize})]
    :if ([:len [[:parse ":return [/container/config/get tmpdir]"]]] = 0) do={
        [[:parse "/container/config/set tmpdir=\"$ramDisk\""]]
        :set set " tmpdir=was-empty"
    }
}
:if ($minor < 18) do={
    :local before [[:parse ":return [/container/config/get registry-url]"]]
    :if ($before != "https://$registry") do={
        [[:parse "/container/config/set registry-url=\"https://$registry\""]]
        :set set "$set registry-url=$before"
    }
}
:if ([:len $trust] > 0) do={ :set set "$set trust=$trust" }
:local listOf "list"
:if ($minor < 21) do={ :set listOf "name" }
:local identity {"dst"="/var/lib/tailscale"}
:set ($identity->$listOf) "tailscale_state"
[$ensure "/container/mounts" $identity ({"src"=$stateDir})]
:set listOf "list"
:if ($minor < 20) do={ :set listOf "name" }
:local arguments "--snat-subnet-routes=false"
:if ($acceptRoutes) do={ :set arguments "$arguments --accept-routes" }
:if ($advertiseExitNode) do={ :set arguments "$arguments --advertise-exit-node" }
:if ([:len $exitNode] > 0) do={ :set arguments "$arguments --exit-node=$exitNode --exit-node-allow-lan-access" }
:if ([:len $loginServer] > 0) do={ :set arguments "$arguments --login-server=$loginServer" }
:if ([:len $hostname] = 0) do={ :set hostname [/system/identity/get name] }
:local variables {"TS_HOSTNAME"=$hostname; "TS_EXTRA_ARGS"=$arguments; "TS_LOCAL_ADDR_PORT"="$container:9002"; "TS_ROUTES"=$lan}
:if ([:len $authKey] > 0) do={ :set ($variables->"TS_AUTHKEY") $authKey }
:foreach key,value in=$variables do={
    :set identity {"key"=$key}
    :set ($identity->$listOf) $called
    [$ensure "/container/envs" $identity ({"value"=$value})]
}
:if ([:len $authKey] = 0) do={ [$drop "/container/envs" "key=\"TS_AUTHKEY\""] }

# --- the scripts ---

# line NAME TEXT: a setting of update-tailscale.rsc; word for what is no text.
:local line do={
    :local out ""
    :if ([:len $2] = 0) do={ :return ":local $1 \"\"\n" }
    :for i from=0 to=([:len $2] - 1) do={
        :local c [:pick $2 $i ($i + 1)]
        :if ($c = "\"" or $c = "\\" or $c = "\$") do={ :set c ("\\" . $c) }
        :set out ($out . $c)
    }
    :return (":local $1 \"" . $out . "\"\n")
}
:local word do={ :return (":local $1 $2\n") }
:local settings ([$line "registry" $registry] . [$line "repository" $repository] . [$line "channel" $channel] . [$line "tokenUrl" $tokenUrl] . \
    [$line "called" $called] . [$line "veth" $veth] . [$line "rootDir" $rootDir] . [$line "mountList" "tailscale_state"] . \
    [$line "envList" $called] . [$line "ramDisk" $ramDisk] . [$word "ramOnly" [:tostr $ramOnly]] . \
    [$word "allowReplace" [:tostr $allowReplace]] . [$line "notify" $notify])
:set settings ($settings . ":local healthUrls {\"http://$container:9002/healthz\"; \"http://100.100.100.100:9002/healthz\"}\n")
:local source ""
:if ([:len $sourceFile] > 0) do={
    :local offset 0
    :local more true
    :while ($more) do={
        :local piece ([/file/read file=$sourceFile offset=$offset chunk-size=16384 as-value]->"data")
        :set source ($source . $piece)
        :set offset ($offset + [:len $piece])
        :set more ([:len $piece] = 16384)
    }
} else={ :set source [/system/script/get $installed source] }
# What setup does not ask for keeps the value that it has.
:local marker "# --- end of the settings ---"
:local kept {"healthyWithin"; "healthyFor"; "jitter"; "maxFailures"; "dryRun"}
:local old $source
:if ([:len $installed] > 0) do={ :set old [/system/script/get $installed source] }
:foreach name in=$kept do={
    :local key ":local $name "
    :local at [:find $old $key]
    :if ([:typeof $at] = "num") do={
        :local end [:find $old "\n" $at]
        :local value [:pick $old ($at + [:len $key]) $end]
        :if ([:pick $value ([:len $value] - 1)] = "\r") do={ :set value [:pick $value 0 ([:len $value] - 1)] }
        :set settings ($settings . [$word $name $value])
    }
}
:local at [:find $source $marker]
:if ([:typeof $at] != "num") do={ :error "$sourceFile is not update-tailscale.rsc, or not whole" }
:set source ("# Settings by setup.rsc; run it again to change them. What is not asked for there may be changed here.\n" . $settings . [:pick $source $at [:len $source]])
:if ([:len $installed] = 0) do={
    /system/script/add name=update-tailscale source=$source comment="$tag$set"
    :put "made: /system/script update-tailscale"
} else={
    :if ([/system/script/get $installed source] != $source) do={
        /system/script/set $installed source=$source
        :put "changed: /system/script update-tailscale"
    }
    :if (!([:tostr [/system/script/get $installed comment]] ~ "^mikrotik-tailscale")) do={ /system/script/set $installed comment="$tag$set" }
}
:if ([:len [/system/scheduler/find where name="update-tailscale"]] = 0) do={
    # At a minute of its own, so that not all routers come at once.
    :local when $updateTime
    :if ([:len $when] = 0) do={ :set when [:totime ([:tostr [:rndnum from=7200 to=21600]] . "s")] }
    /system/scheduler/add name=update-tailscale comment=$tag interval=1d start-time=$when on-event="/system/script/run update-tailscale"
    :put "made: /system/scheduler update-tailscale, which looks for a new release each day at $when"
} else={
    :if ([:len $updateTime] > 0) do={ [$ensure "/system/scheduler" ({"name"="update-tailscale"}) ({"start-time"=$updateTime})] }
}
[$ensure "/system/scheduler" ({"name"="tailscale-boot"}) ({"start-time"="startup"; "on-event"=":delay 20s; :global tailscaleRecoverOnly true; /system/script/run update-tailscale"})]
[$ensure "/system/scheduler" ({"name"="tailscale-watch"}) ({"interval"="00:10:00"; "on-event"=":global tailscaleRecoverOnly true; /system/script/run update-tailscale"})]

:if ($start) do={
    :put "update-tailscale runs now; /log/print where message~\"tailscale\" says how it goes"
    /system/script/run update-tailscale
    :if ([[:parse ":return [:len [/container/find where interface=\"$veth\"]]"]] = 0) do={
        :error "everything is set up, but the container could not be made: /log/print where message~\"tailscale\""
    }
    :if ([:len $authKey] > 0) do={ :put "the key to log in with stands in the file that you imported: delete it, or take the key out" }
    :put "done. If the node is not logged in yet: /container/shell $called cmd=\"tailscale up\" and open the address that it prints"
}
}
