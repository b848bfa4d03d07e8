# Keeps the Tailscale container at the newest release, and never ends without a working tunnel: the new container is pulled
# beside the old one, takes over once it is there, and the old one goes when the new one has proved healthy, otherwise comes
# back. Run by the scheduler: daily, at every start, and every few minutes to see that the container runs.
# From a console: /system/script/run update-tailscale
# Needs RouterOS 7.13 or newer. docs/USAGE.md says how it is installed; the settings below are written by setup.rsc.

# Where releases come from. A channel is a tag that moves (stable, stable-armv5), or a release to stay at (v1.104.5-mt.1).
:local registry "gitea.lumpiasty.xyz"
:local repository "lumpiasty/mikrotik-tailscale"
:local channel "stable"
# Where a token comes from, if the registry wants one and gives it at no usual place: its challenge's realm with ?service= and a name
:local tokenUrl ""
# The container: its name (from RouterOS 7.19 on), its interface, its root folder, and the lists it is made with if there is none.
:local called "tailscale"
:local veth "veth-tailscale"
:local rootDir "tailscale/root"
:local mountList "tailscale_state"
:local envList "tailscale"
# A tmpfs disk for downloads, and for the new container while flash has no room for two. "" for none.
:local ramDisk "tmp"
# true: the root folder is on that disk for good, and is pulled anew after every start of the router.
:local ramOnly false
# true: where neither flash nor memory has room for two, the old one is removed first. The tunnel is down meanwhile.
:local allowReplace false
# Where the container says that it is well, how soon it must after its start, and for how long before the old one is removed.
:local healthUrls {"http://172.20.0.2:9002/healthz"; "http://100.100.100.100:9002/healthz"}
:local healthyWithin 2m
:local healthyFor 20s
# A new release is pulled after a random part of this, so that not all routers come at once.
:local jitter 5m
# After how many failures a release is not tried again until the channel moves on.
:local maxFailures 2
# How to tell of updates besides the log: "", "email:you@example.net" or a URL that gets the text as the body of a POST.
:local notify ""
# true: says in the log what would be done, and does nothing.
:local dryRun false
# --- end of the settings ---

:global tailscaleRecoverOnly
:local recoverOnly ($tailscaleRecoverOnly = true)
:set tailscaleRecoverOnly
:global tailscaleLock
:global tailscaleRetryAt
:global tailscaleIll
:global tailscaleTokenUrl
:local uptime [:tonum [/system/resource/get uptime]]
:local mine true
:if ([:typeof $tailscaleLock] = "num") do={
    # A run that was ended by somebody leaves its lock; no run takes an hour.
    :if ($tailscaleLock <= $uptime and $uptime < ($tailscaleLock + 3600)) do={ :set mine false }
}
# 7.24.1 (stable) -> 24
:local minor ""
:local version [/system/resource/get version]
:local digit 2
:while ([:pick $version $digit ($digit + 1)] ~ "^[0-9]") do={ :set minor ($minor . [:pick $version $digit ($digit + 1)]); :set digit ($digit + 1) }
:set minor [:tonum $minor]
:local ill false
:if ($mine and $recoverOnly) do={
    # Usually all is well.
    :local now [/container/find where interface=$veth]
    :if ([:len $now] = 1) do={
        :local is "running"
        :if ($minor < 20) do={ :set is "status=running" }
        :if ([[:parse ":return [:len [/container/find where interface=\"$veth\" and $is and comment~\"role=current\"]]"]] = 1) do={
            :local well false
            :foreach url in=$healthUrls do={
                :if (!$well) do={
                    :onerror e in={ :set well (([/tool/fetch url=$url mode=http output=user as-value]->"status") = "finished") } do={}
                }
            }
            :if ($well) do={
                :set tailscaleIll
                :set mine false
            } else={
                # It runs and is not healthy, perhaps since nobody has logged in: after three such looks it is started again, then more and more rarely.
                :if ([:typeof $tailscaleIll] != "array") do={ :set tailscaleIll {0; 3} }
                :set tailscaleIll {(($tailscaleIll->0) + 1); ($tailscaleIll->1)}
                :if (($tailscaleIll->0) >= ($tailscaleIll->1)) do={
                    :log warning "tailscale: the container runs, but has not been healthy for $($tailscaleIll->0) looks: starting it again"
                    :set tailscaleIll {0; (($tailscaleIll->1) * 4)}
                    :set ill true
                    :onerror e in={ /container/stop $now } do={}
                    :delay 15s
                    # What follows starts it.
                } else={ :set mine false }
            }
        }
    }
}

:if ($mine) do={
:set tailscaleLock $uptime
:onerror failure in={
    :local tag "mikrotik-tailscale"

    # --- small helpers; a function sees nothing but its arguments ---

    # field TEXT KEY: the value behind " KEY=" in a comment.
    :local field do={
        :local text ($1 . " ")
        :local key (" " . $2 . "=")
        :local at [:find $text $key]
        :if ([:typeof $at] != "num") do={ :return "" }
        :local from ($at + [:len $key])
        :return [:pick $text $from [:find $text " " ($from - 1)]]
    }
    # state ID MINOR: gone, stopped, running, failed, or busy with something else.
    :local state do={
        :if ([:len [/container/find where .id=$1]] = 0) do={ :return "gone" }
        :local now "busy"
        :if ($2 < 20) do={
            :local status [[:parse (":return [/container/get " . $1 . " status]")]]
            :if ($status = "stopped" or $status = "running") do={ :set now $status }
            :if ($status = "error") do={ :set now "failed" }
        } else={
            :set now [[:parse (":if ([:len [/container/find where .id=" . $1 . " and stopped]] > 0) do={ :return \"stopped\" }; " . \
                ":if ([:len [/container/find where .id=" . $1 . " and running]] > 0) do={ :return \"running\" }; " . \
                ":local row [/container/get " . $1 . "]; " . \
                ":if ((\$row->\"healthy\") = true or (\$row->\"unhealthy\") = true) do={ :return \"running\" }; " . \
                ":if ((\$row->\"download/extract failed\") = true) do={ :return \"failed\" }; :return \"busy\"")]]
        }
        :return $now
    }
    # healthy URLS: whether the container says so at one of them.
    :local healthy do={
        :local good false
        :foreach url in=$1 do={
            :if (!$good) do={
                :onerror e in={ :set good (([/tool/fetch url=$url mode=http output=user as-value]->"status") = "finished") } do={}
            }
        }
        :return $good
    }
    # ask URL TOKEN: the body of a document of the registry.
    :local ask do={
        :local fields ("Accept: application/vnd.oci.image.index.v1+json\\,application/vnd.oci.image.manifest.v1+json" . \
            "\\,application/vnd.docker.distribution.manifest.list.v2+json\\,application/vnd.docker.distribution.manifest.v2+json")
        :if ([:len $2] > 0) do={ :set fields ("Authorization: Bearer " . $2 . "," . $fields) }
        :return ([/tool/fetch url=$1 http-header-field=$fields output=user as-value check-certificate=yes-without-crl]->"data")
    }
    # tokenOf URL REPOSITORY: a token for reading, or nothing.
    :local tokenOf do={
        :local url $1
        :if ($url ~ "\\?") do={ :set url "$url&" } else={ :set url "$url\?" }
        :local token ""
        :onerror e in={
            :local parsed [:deserialize from=json value=([/tool/fetch url=($url . "scope=repository:$2:pull") output=user as-value \
                check-certificate=yes-without-crl]->"data")]
            :set token [:tostr ($parsed->"token")]
            :if ([:len $token] = 0) do={ :set token [:tostr ($parsed->"access_token")] }
        } do={}
        :return $token
    }
    # quoted TEXT: as a script has it.
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
    # tell TEXT WHERE: sends a notification; that it cannot be sent is no reason to stop.
    :local tell do={
        :local subject ([/system/identity/get name] . ": " . $1)
        :onerror e in={
            :if ([:pick $2 0 6] = "email:") do={ /tool/e-mail/send to=[:pick $2 6 [:len $2]] subject=$subject body=$1 }
            :if ([:pick $2 0 4] = "http") do={
                /tool/fetch url=$2 http-method=post http-data=$subject output=none check-certificate=yes-without-crl
            }
        } do={ :log warning "tailscale: no notification was sent: $e" }
    }

    # --- what was kept from earlier runs: the last good release and the last bad one, in the comment of a script ---

    :local keeper "tailscale-state"
    :local good ""
    :local goodTag ""
    :local bad ""
    :local fails 0
    :local properties ""
    :local kept [/system/script/find where name=$keeper]
    :if ([:len $kept] > 0) do={
        :local text [/system/script/get $kept comment]
        :set good [$field $text "good"]
        :set goodTag [$field $text "tag"]
        :set bad [$field $text "bad"]
        :set fails [:tonum [$field $text "fails"]]
        :if ([:typeof $fails] != "num") do={ :set fails 0 }
        :set properties [/system/script/get $kept source]
        :if ([:pick $properties 0 2] = "# ") do={ :set properties [:pick $properties 2 [:len $properties]] }
    }

    :local ramRoot ($ramDisk . "/tailscale-root")
    :local roots {$rootDir; ($rootDir . "-2"); ($rootDir . "-3"); $ramRoot; ($ramRoot . "-2"); ($ramRoot . "-3")}
    :if ([:len $ramDisk] = 0) do={ :set roots {$rootDir; ($rootDir . "-2"); ($rootDir . "-3")} }
    :local round 0
    :local more true
    :local waited false
    :local triedRam false
    :local noFlash false
    :local lastTried ""
    :local failedNow ""
    :local ownGone false
    :local counted false
    :while ($more and $round < 14) do={
        :set more false
        :set round ($round + 1)

        # --- look: which container is the one, and does it run? ---

        # What is on its way somewhere is waited for.
        :local patience 45
        :local busy true
        :while ($busy and $patience > 0) do={
            :set busy false
            :foreach id in=[/container/find where interface=$veth] do={ :if ([$state $id $minor] = "busy") do={ :set busy true } }
            :if ($busy) do={ :delay 2s; :set patience ($patience - 1) }
        }
        :local order {"accepted"; "current"; "old"; "foreign"; "next"}
        :local candidates [:toarray ""]
        :local others [:toarray ""]
        :local foreign [:toarray ""]
        :foreach role in=$order do={
            :foreach id in=[/container/find where interface=$veth] do={
                :local text [:tostr [/container/get $id comment]]
                :local is [$field $text "role"]
                :if ([:len $is] = 0) do={ :set is "foreign" }
                :if ($is = $role) do={
                    :local now [$state $id $minor]
                    :local usable ($now = "stopped" or $now = "running")
                    # One that has not proved itself is taken only if there is no other, and not if it has failed already.
                    :if ($is = "next" and ([:len $candidates] > 0 or (([$field $text "digest"] = $bad or [$field $text "digest"] = $failedNow) and [:len $goodTag] > 0))) do={ :set usable false }
                    # One that came in by accident and has been ill ever since: the last good one is pulled instead.
                    :if ($ill and [:len $goodTag] > 0 and $is != "foreign" and [$field $text "digest"] != $good and !($text ~ " proved")) do={ :set usable false }
                    :if ($usable) do={ :set candidates ($candidates , $id) } else={
                        # A foreign one is left to whoever made it, unless it is beyond use.
                        :if ($is != "foreign" or $now = "failed") do={ :set others ($others , $id) }
                    }
                    :if ($is = "foreign") do={ :set foreign ($foreign , $id) }
                }
            }
        }
        :local current ""
        :local runs false
        :foreach id in=$candidates do={
            :if (!$runs) do={
                :set runs ([$state $id $minor] = "running")
                :if (!$runs or [:len $candidates] > 1) do={
                    # Two must not run at the same address.
                    :foreach other in=$candidates do={
                        :if ($other != $id and [$state $other $minor] = "running") do={
                            /container/stop $other
                            :local left 60
                            :while ($left > 0 and [$state $other $minor] != "stopped") do={ :delay 1s; :set left ($left - 1) }
                        }
                    }
                }
                :local try 0
                :while (!$runs and $try < 3) do={
                    :set try ($try + 1)
                    :onerror e in={ /container/start $id } do={}
                    :delay 6s
                    :set runs ([$state $id $minor] = "running")
                }
                :if ($runs) do={ :set current $id }
            }
        }
        :if (!$runs) do={
            # What is on flash may start again; what was in memory is lost.
            :foreach id in=$candidates do={
                :local root [:tostr [/container/get $id root-dir]]
                :local lost ([:len $ramDisk] > 0 and $root ~ ("^/\?" . $ramDisk . "/"))
                :if ([:len $current] = 0 and !$lost) do={ :set current $id }
            }
            :if ([:len $current] = 0 and [:len $candidates] > 0) do={ :set current ($candidates->0) }
        }
        :foreach id in=$candidates do={
            # A second one that is not ours is only stopped.
            :if ($id != $current and [:typeof [:find $foreign $id]] != "num") do={ :set others ($others , $id) }
        }
        :local digest ""
        :local running ""
        :local proved ""
        :local place ""
        :local inRam false
        :if ([:len $current] > 0) do={
            :local text [:tostr [/container/get $current comment]]
            :set digest [$field $text "digest"]
            :set running [$field $text "tag"]
            :set place [:tostr [/container/get $current root-dir]]
            :if ([:pick $place 0 1] = "/") do={ :set place [:pick $place 1 [:len $place]] }
            :set inRam ([:len $ramDisk] > 0 and [:pick $place 0 ([:len $ramDisk] + 1)] = ($ramDisk . "/"))
            # What a run before this one had no time to finish.
            :local role [$field $text "role"]
            :if ($text ~ " proved") do={ :set proved " proved" }
            :if ($runs and [:len $proved] = 0 and $role = "current" and [$healthy $healthUrls]) do={
                :set proved " proved"
                /container/set $current comment="$tag role=current digest=$digest tag=$running$proved"
            }
            :if ($runs and $role != "current" and [:len $role] > 0) do={
                :foreach id in=$others do={
                    :if ([$field [:tostr [/container/get $id comment]] "role"] = "current") do={
                        /container/set $id start-on-boot=no comment="$tag role=old digest=$[$field [/container/get $id comment] "digest"]"
                    }
                }
                /container/set $current start-on-boot=(!$inRam) comment="$tag role=current digest=$digest tag=$running$proved"
            }
            # How it was made, for the day on which it has to be made without a model.
            :local row [/container/get $current]
            :local now "interface=$[$quoted $veth]"
            :foreach key in={"logging"; "envlist"; "envlists"; "mounts"; "mountlists"; "hostname"; "domain-name"; "dns"; "user"; \
                    "stop-signal"; "devices"; "memory-high"; "memory-max"; "cpu-list"; "tmpfs"; "env"; "mount"; "hosts"; \
                    "auto-restart-interval"; "restart-policy"; "restart-interval"; "privileged"} do={
                :local value ($row->$key)
                :local text ""
                :if ([:typeof $value] = "array") do={
                    :foreach each in=$value do={ :if ([:len $text] > 0) do={ :set text "$text,$each" } else={ :set text [:tostr $each] } }
                } else={ :set text [:tostr $value] }
                :if ($text = "true") do={ :set text "yes" }
                :if ($text = "false") do={ :set text "no" }
                :if ([:len $text] > 0 and $text != "0" and $text != "00:00:00") do={ :set now "$now $key=$[$quoted $text]" }
            }
            :set properties $now
        }

        # --- tidy: nothing but that one stays ---

        :if (true) do={
            :foreach id in=$others do={
                :if ([$state $id $minor] != "gone") do={
                    :local left 60
                    :while ($left > 0 and [$state $id $minor] != "gone") do={
                        :onerror e in={ /container/stop $id } do={}
                        :onerror e in={ /container/remove $id } do={}
                        :delay 2s
                        :set left ($left - 1)
                    }
                }
            }
            # A root folder goes some moments after its container.
            :if ([:len $others] > 0) do={ :delay 6s }
            :if (!$recoverOnly or [:len $others] > 0 or [:len $current] = 0) do={
                :foreach each in=$roots do={
                    :foreach path in={$each; "$each.tmp"; "$each.backup"} do={
                        :if ($path != $place) do={
                            :local left 90
                            :while ($left > 0 and [:len [/file/find where name=$path]] > 0) do={
                                :onerror e in={ /file/remove [find where name=$path] } do={}
                                :if ([:len [/file/find where name=$path]] > 0) do={ :delay 2s }
                                :set left ($left - 1)
                            }
                        }
                    }
                }
            }
            :if ($runs and $minor >= 19) do={
                :if ([:tostr [[:parse (":return [/container/get " . $current . " name]")]]] != $called) do={
                    :onerror e in={ [[:parse ("/container/set " . $current . " name=" . [$quoted $called])]] } do={}
                }
            }
        }

        :local misplaced ($runs and $inRam != $ramOnly)

        # --- ask: what is the channel's release? ---

        :local go (!$recoverOnly or !$runs)
        :if ($round = 1 and $recoverOnly and [:typeof $tailscaleRetryAt] = "array") do={
            :if ($uptime < ($tailscaleRetryAt->0)) do={ :set go false }
        }
        :local wanted ""
        :local wantedTag ""
        :local size 0
        :local entrypoint ""
        :local command ""
        :local from $channel
        :local token ""
        :local base "https://$registry/v2/$repository"
        :if ($go) do={
            :local hardware [:tostr [/system/resource/get architecture-name]]
            :local architecture $hardware
            :if ($hardware = "x86_64" or $hardware = "x86") do={ :set architecture "amd64" }
            :local variant ""
            :if ($hardware = "arm") do={
                :set variant "v7"
                # These have no ARMv7 instructions, and some RouterOS versions choose ARMv7 for them all the same.
                :if ([:tostr [/system/resource/get cpu]] ~ "EN7562") do={ :set variant "v5" }
            }
            # If nothing runs, a release that failed is not taken again: the last good one is.
            :if (!$runs and [:len $goodTag] > 0 and ([:len $lastTried] > 0 or $fails >= $maxFailures or $ill)) do={ :set from $goodTag }
            # In memory for want of something better: first this release is brought to flash, if it can be had by its own tag.
            :if ($misplaced and [:len $running] > 0 and !$ownGone) do={ :set from $running }
            :if ($variant = "v5" and !($from ~ "-armv5\$")) do={ :set from "$from-armv5" }
            :local answer ""
            :onerror e in={
                # Where tokens come from is remembered until the router starts again, so that a look is not refused first.
                :if ([:len $tokenUrl] > 0) do={ :set tailscaleTokenUrl $tokenUrl }
                :local index ""
                :if ([:len $tailscaleTokenUrl] > 0) do={ :set token [$tokenOf $tailscaleTokenUrl $repository] }
                :onerror first in={ :set index [$ask "$base/manifests/$from" $token] } do={
                    :if (!($first ~ "40[13]")) do={ :error $first }
                    :set token ""
                    :set tailscaleTokenUrl
                    :foreach path in={"/v2/token"; "/token"; "/auth/token"; "/service/token"} do={
                        :if ([:len $token] = 0) do={
                            :local place "https://$registry$path?service=container_registry"
                            :set token [$tokenOf $place $repository]
                            :if ([:len $token] > 0) do={ :set tailscaleTokenUrl $place }
                        }
                    }
                    :if ([:len $token] = 0) do={ :error "$first: it wants a token, and gives none at a usual place: set tokenUrl" }
                    :set index [$ask "$base/manifests/$from" $token]
                }
                :local document [:deserialize from=json value=$index]
                :local manifest ""
                :if ([:typeof ($document->"manifests")] = "array") do={
                    :foreach each in=($document->"manifests") do={
                        :local platform ($each->"platform")
                        :if (($platform->"os") = "linux" and ($platform->"architecture") = $architecture) do={
                            :if ([:len $variant] = 0 or ($platform->"variant") = $variant) do={ :set wanted ($each->"digest") }
                        }
                    }
                    :if ([:len $wanted] = 0) do={ :error "$repository:$from has no image for $architecture$variant" }
                    :set wantedTag [:tostr ($document->"annotations"->"org.opencontainers.image.version")]
                } else={
                    :set manifest $document
                    :set wanted [:tostr ($manifest->"config"->"digest")]
                    :set wantedTag [:tostr ($manifest->"annotations"->"org.opencontainers.image.version")]
                    :if ([:len $wanted] = 0) do={ :error "$repository:$from is neither an index nor a manifest" }
                }
                # The rest matters only if there is something to do.
                :local same ($runs and $wanted = $digest and !$misplaced)
                :if (!$same and !($runs and $wanted = $bad and $fails >= $maxFailures)) do={
                    :if ([:len $manifest] = 0) do={ :set manifest [:deserialize from=json value=[$ask "$base/manifests/$wanted" $token]] }
                    :foreach layer in=($manifest->"layers") do={ :set size ($size + [:tonum ($layer->"size")]) }
                    :local config [:deserialize from=json value=[$ask "$base/blobs/$($manifest->"config"->"digest")" $token]]
                    :foreach word in=($config->"config"->"Entrypoint") do={
                        :if ([:len $entrypoint] > 0) do={ :set entrypoint "$entrypoint $word" } else={ :set entrypoint [:tostr $word] }
                    }
                    :foreach word in=($config->"config"->"Cmd") do={
                        :if ([:len $command] > 0) do={ :set command "$command $word" } else={ :set command [:tostr $word] }
                    }
                }
            } do={
                :if ($recoverOnly) do={ :log debug "tailscale: cannot ask $registry: $e" } else={
                    :log warning "tailscale: cannot ask $registry for $repository:$from: $e"
                }
                :set go false
                :if ($misplaced and $from != $channel and !$ownGone) do={ :set ownGone true; :set more true }
                :if (!$runs) do={ :delay 45s; :set more true }
            }
        }

        # --- decide ---

        :if ($go and $runs and $wanted = $digest and !$misplaced) do={ :set go false }
        :if ($go and $runs and $wanted = $bad and $fails >= $maxFailures) do={ :set go false }
        :if ($go and $runs and $misplaced and $triedRam and $wanted != $digest) do={ :set go false }
        :local target ""
        :local strategy ""
        :if ($go) do={
            # Whole blocks of flash, and a layer that is packed once more.
            :local need ($size * 5 / 4 + 131072)
            :local flashFree [/system/resource/get free-hdd-space]
            :local tmpdir [:tostr [/container/config/get tmpdir]]
            :local download 0
            :if ([:len $tmpdir] = 0) do={ :set download $size }
            :local ramFree ([/system/resource/get free-memory] - 12582912)
            :local ramThere false
            :if ([:len $ramDisk] > 0) do={ :set ramThere ([:len [/disk/find where slot=$ramDisk]] > 0) }
            :if ($ramOnly) do={
                :if ($ramThere and $ramFree > ($need + $size)) do={ :set strategy "beside"; :set target $ramRoot }
            } else={
                :if (!$noFlash and $flashFree > ($need + $download)) do={
                    :set strategy "beside"
                    :set target $rootDir
                } else={
                    :if ($ramThere and !$inRam and !$triedRam and $ramFree > ($need + $size)) do={
                        :set strategy "via RAM"
                        :set target $ramRoot
                    }
                }
            }
            :if ([:len $target] > 0) do={
                :local first $target
                :set target "$first-2"
                :if ($place != $first) do={ :set target $first }
                :foreach id in=[/container/find] do={
                    :local taken [:tostr [/container/get $id root-dir]]
                    :if ($taken = $target or $taken = "/$target") do={ :set target "$first-3" }
                }
            }
            :if ([:len $strategy] = 0 and ($allowReplace or !$runs) and !$inRam and !$ramOnly) do={ :set strategy "replace" }
            :if ([:len $strategy] = 0) do={
                :log error ("tailscale: $repository:$from needs $(($need + 1023) / 1024) KiB; free are $($flashFree / 1024) KiB on flash and " . \
                    "$($ramFree / 1024) KiB of memory that may be used")
                :set go false
            } else={
                :local here "nothing runs here yet"
                :if ([:len $current] > 0) do={ :set here "here is $running ($digest)" }
                :if ([:len $current] > 0 and [:len $digest] = 0) do={ :set here "here is a container that is not from this script" }
                :local news "$from is $wantedTag ($wanted), $here"
                :if ($runs and $wanted = $digest) do={
                    :set news "$running ($digest) runs from memory and comes to flash"
                    :if ($ramOnly) do={ :set news "$running ($digest) runs from flash and comes to memory" }
                }
                :log info "tailscale: $news: $strategy, needs $(($need + 1023) / 1024) KiB"
            }
        }
        :if ($go and $dryRun) do={
            :log info "tailscale: dry run, nothing is done"
            :set go false
        }

        # --- do ---

        :if ($go) do={
            :if (!$waited and $runs and $jitter > 0s) do={
                :set waited true
                :delay ([:tostr [:rndnum from=0 to=[:tonum $jitter]]] . "s")
            }
            # The state outlives every container; it is written only when it changes.
            :if ([:len $properties] = 0) do={
                :set properties "interface=$[$quoted $veth] logging=yes"
                :local mountKey "mountlists"
                :local envKey "envlists"
                :local listKey "list"
                :if ($minor < 21) do={ :set mountKey "mounts"; :set listKey "name" }
                :if ([[:parse (":return [:len [/container/mounts/find where " . $listKey . "=" . [$quoted $mountList] . "]]")]] > 0) do={
                    :set properties "$properties $mountKey=$[$quoted $mountList]"
                }
                :set listKey "list"
                :if ($minor < 20) do={ :set envKey "envlist"; :set listKey "name" }
                :if ([[:parse (":return [:len [/container/envs/find where " . $listKey . "=" . [$quoted $envList] . "]]")]] > 0) do={
                    :set properties "$properties $envKey=$[$quoted $envList]"
                }
                :if ($minor >= 20 and $minor < 23) do={ :set properties "$properties auto-restart-interval=10s" }
                :if ($minor >= 23) do={ :set properties "$properties restart-policy=always restart-interval=10s" }
            }
            :if ($runs and [:len $digest] > 0 and $good != $digest) do={ :set good $digest; :set goodTag $running }
            :local memory "$tag good=$good tag=$goodTag bad=$bad fails=$fails"
            :local source "# $properties"
            :if ([:len [/system/script/find where name=$keeper]] = 0) do={
                /system/script/add name=$keeper comment=$memory source=$source
            } else={
                :local id [/system/script/find where name=$keeper]
                :if ([/system/script/get $id comment] != $memory or [/system/script/get $id source] != $source) do={
                    /system/script/set $id comment=$memory source=$source
                }
            }
            :if ([:len [/system/scheduler/find where name="tailscale-boot"]] = 0) do={
                /system/scheduler/add name=tailscale-boot comment=$tag start-time=startup \
                    on-event=":delay 20s; :global tailscaleRecoverOnly true; /system/script/run update-tailscale"
            }

            :if ($strategy = "replace") do={
                :log warning "tailscale: there is no room for two; the tunnel is down until $from is here"
                :if ([:len $current] > 0) do={
                    :local left 120
                    :while ($left > 0 and [$state $current $minor] != "gone") do={
                        :onerror e in={ /container/stop $current } do={}
                        :onerror e in={ /container/remove $current } do={}
                        :delay 1s
                        :set left ($left - 1)
                    }
                    :set left 120
                    :while ($left > 0 and [:len [/file/find where name=$place]] > 0) do={ :delay 1s; :set left ($left - 1) }
                }
                :set current ""
                :set runs false
                :set target $rootDir
            }

            # Pull.
            :local image "$repository:$from"
            :if ($minor >= 18) do={ :set image "$registry/$image" } else={
                :if ([:tostr [/container/config/get registry-url]] != "https://$registry") do={
                    /container/config/set registry-url="https://$registry"
                }
            }
            :local extra "root-dir=$[$quoted $target] remote-image=$[$quoted $image] start-on-boot=no"
            :set extra "$extra comment=$[$quoted "$tag role=next digest=$wanted tag=$wantedTag"]"
            :if ([:len $entrypoint] > 0) do={ :set extra "$extra entrypoint=$[$quoted $entrypoint]" }
            :if ([:len $command] > 0) do={ :set extra "$extra cmd=$[$quoted $command]" }
            :if ($minor >= 19) do={
                :local free "$called-next"
                :foreach name in={"$called-other"; "$called-next"} do={
                    :if ([[:parse (":return [:len [/container/find where name=" . [$quoted $name] . "]]")]] = 0) do={ :set free $name }
                }
                :set extra "$extra name=$[$quoted $free]"
            }
            :if ($minor >= 21) do={ :set extra "$extra check-certificate=yes" }
            [[:parse "/container/add $properties $extra"]]
            :local next ""
            :foreach id in=[/container/find where interface=$veth] do={
                :if ([$field [:tostr [/container/get $id comment]] "role"] = "next") do={ :set next $id }
            }
            :local left 600
            :local now [$state $next $minor]
            :while ($left > 0 and $now != "stopped" and $now != "failed" and $now != "gone") do={
                :delay 2s
                :set left ($left - 1)
                :set now [$state $next $minor]
            }
            :local problem ""
            :if ($now != "stopped") do={
                :local about ""
                :if ($minor >= 20 and $now != "gone") do={ :set about [:tostr ([/container/get $next]->".about")] }
                :set problem "the pull of $image failed $about"
            } else={
                # The tag may have moved meanwhile: what was asked about must be what came.
                :local still ""
                :local try 0
                :while ([:len $still] = 0 and $try < 5) do={
                    :set try ($try + 1)
                    :onerror e in={ :set still [$ask "$base/manifests/$from" $token] } do={ :delay 10s }
                    :if ([:len $still] > 0 and [:typeof [:find $still $wanted]] != "num") do={ :set still "moved" }
                }
                :if ([:len $still] = 0) do={ :set problem "$registry cannot be asked whether $from is still the same" }
                :if ($still = "moved") do={ :set problem "$from moved on during the pull" }
            }

            :local again false
            :if ([:len $problem] = 0) do={
                # Swap. From here to the health of the new one the node is down.
                :local wasHealthy false
                :if ($runs) do={
                    :set wasHealthy [$healthy $healthUrls]
                    /container/stop $current
                    :local left 60
                    :while ($left > 0 and [$state $current $minor] != "stopped") do={ :delay 500ms; :set left ($left - 1) }
                    :if ($left = 0) do={ :set problem "the old container does not stop" }
                }
                :local well 0
                :local end ([:tonum [/system/resource/get uptime]] + [:tonum $healthyWithin])
                :local since 0
                :local done false
                :local shown ""
                :if ([:len $problem] = 0) do={ :onerror e in={ /container/start $next } do={ :set problem "the new container does not start: $e" } }
                :while (!$done and [:len $problem] = 0) do={
                    :delay 1s
                    :local clock [:tonum [/system/resource/get uptime]]
                    :if ([$healthy $healthUrls]) do={
                        :if ([:len $current] > 0 and ($since = 0 or ($clock - $since) >= [:tonum $healthyFor])) do={
                            # Somebody may have started the old one, which answers at the same address.
                            :local other [$state $current $minor]
                            :if ($other = "running" or $other = "busy") do={
                                :onerror e in={ /container/stop $current } do={}
                                :set since 0
                                :set clock 0
                            }
                        }
                        :if ($clock > 0) do={
                            :if ($since = 0) do={ :set since $clock }
                            :if (($clock - $since) >= [:tonum $healthyFor]) do={ :set done true; :set shown " proved" }
                        }
                    } else={
                        :set since 0
                        # One that nobody has logged in to cannot be healthy; where there is none to go back to, running is enough.
                        :if (!$runs and [:len $goodTag] = 0 and $clock > ($end - [:tonum $healthyWithin] + [:tonum $healthyFor]) \
                                and [$state $next $minor] = "running") do={ :set done true }
                    }
                    :if (!$done and [:tonum [/system/resource/get uptime]] > ($end + [:tonum $healthyFor])) do={
                        :set problem "the new container is not healthy after $healthyWithin ($[$state $next $minor])"
                    }
                }
                :if ([:len $problem] = 0) do={
                    # Commit, so that at each moment it is clear which one is the one.
                    :local toRam ([:len $ramDisk] > 0 and [:pick $target 0 ([:len $ramDisk] + 1)] = ($ramDisk . "/"))
                    /container/set $next comment="$tag role=accepted digest=$wanted tag=$wantedTag$shown"
                    :if ([:len $current] > 0) do={
                        /container/set $current start-on-boot=no comment="$tag role=old digest=$digest tag=$running$proved"
                    }
                    /container/set $next start-on-boot=(!$toRam) comment="$tag role=current digest=$wanted tag=$wantedTag$shown"
                    :if ([:len $shown] > 0) do={
                        :set good $wanted
                        :set goodTag $wantedTag
                        :if ($bad = $wanted) do={ :set bad ""; :set fails 0 }
                        /system/script/set [find where name=$keeper] comment="$tag good=$good tag=$goodTag bad=$bad fails=$fails"
                        :log info "tailscale: $wantedTag ($wanted) runs and is healthy"
                    } else={ :log warning "tailscale: $wantedTag ($wanted) runs, and is not healthy: it may have to be logged in" }
                    :if ($digest != $wanted) do={ [$tell "Tailscale $wantedTag runs" $notify] }
                    :set triedRam ($toRam and !$ramOnly)
                    :set tailscaleRetryAt
                    :set again true
                    :set recoverOnly ($recoverOnly and !$triedRam)
                } else={
                    # Back.
                    :set failedNow $wanted
                    :onerror e in={ /container/stop $next } do={}
                    :local left 60
                    :while ($left > 0 and [$state $next $minor] = "running") do={ :delay 1s; :set left ($left - 1) }
                    :if ([:len $current] > 0) do={
                        # As long as it takes: what kept the new one from being healthy may hurt the old one, too.
                        :local back false
                        :local attempt 0
                        :while (!$back and $attempt < 6 and [$state $current $minor] != "gone") do={
                            :set attempt ($attempt + 1)
                            :local try 0
                            :while ($try < 10 and [$state $current $minor] != "running") do={
                                :set try ($try + 1)
                                :onerror e in={ /container/start $current } do={}
                                :delay 3s
                            }
                            :local end ([:tonum [/system/resource/get uptime]] + [:tonum $healthyWithin])
                            :while (!$back and [:tonum [/system/resource/get uptime]] < $end) do={
                                :set back [$healthy $healthUrls]
                                :if (!$back) do={ :delay 2s }
                            }
                            :if (!$wasHealthy) do={ :set attempt 6 }
                            :if (!$back and $attempt < 6) do={
                                :onerror e in={ /container/stop $current } do={}
                                :delay 11s
                            }
                        }
                        # If the old one is not healthy either, it is not the new one's fault.
                        :set wasHealthy ($wasHealthy and $back)
                    }
                    :if (($wasHealthy or !$runs) and $wanted != $good and !$counted) do={
                        # One run counts once: whatever went wrong may last as long as it.
                        :set counted true
                        :if ($bad = $wanted) do={ :set fails ($fails + 1) } else={ :set bad $wanted; :set fails 1 }
                        /system/script/set [find where name=$keeper] comment="$tag good=$good tag=$goodTag bad=$bad fails=$fails"
                    }
                }
            }
            :if ([:len $problem] > 0) do={
                :log error "tailscale: $problem"
                :if ($runs) do={ :log info "tailscale: the node goes on with $running ($digest)" }
                :if ($bad = $wanted and $fails >= $maxFailures) do={
                    :log warning "tailscale: $wantedTag ($wanted) has failed $fails times and is left alone until $channel moves on"
                }
                [$tell "Tailscale was not updated: $problem" $notify]
                :set lastTried $from
                :set again true
                :if ($runs) do={
                    # Only tidying is left, unless memory can help where flash cannot.
                    :if ($problem ~ "no space" and $strategy = "beside" and !$ramOnly and !$inRam and !$noFlash) do={
                        :set noFlash true
                    } else={ :set recoverOnly true }
                } else={
                    # The next one, or this one once more: for a quarter of an hour every minute, then later and later.
                    :if ($round > 2) do={ :delay 1m }
                    :local pause 600
                    :if ([:typeof $tailscaleRetryAt] = "array") do={ :set pause (($tailscaleRetryAt->1) * 2) }
                    :if ($pause > 14400) do={ :set pause 14400 }
                    :set tailscaleRetryAt {([:tonum [/system/resource/get uptime]] + $pause); $pause}
                }
            }
            :set more ($more or $again)
        }
    }
} do={
    :log error "tailscale: the update ended early: $failure"
}
:set tailscaleLock
}
