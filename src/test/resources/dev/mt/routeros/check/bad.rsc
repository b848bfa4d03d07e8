# What people do wrong, as in the scripts that are passed around.
:local name "tailscale"
:local image "registry.example.net/tailscale:stable"
:local token ([/tool fetch url="https://registry.example.net/token" output=user as-value]->"data")
:if ($tokne = "") do={ :error "no token" }
:local digest ([/tool fetch url="https://registry.example.net/v2/" check-certificate=yes-without-crl output=user as-value]->"data")
:if ($digest = [/file get digest.txt contents]) do={ :error "noop" }
/container stop [find where name=$name]
:while ([/container get [find where tag=$image] status] != "stopped") do={ :delay 1s }
/container remove [find where tag=$image]
/container add remote-image=$image interface=veth1 mounts=state envlist=ts root-dir=flash/ts
/ip firewall nat remove [find where protocol=udp dst-port=41641 to-addresses=172.17.0.2]
:global report do={ :log info "updated $image" }
$report
/system script add name=update policy=read,write source={ /tool fetch url="http://registry.example.net/v2/" }
/ip adress print
