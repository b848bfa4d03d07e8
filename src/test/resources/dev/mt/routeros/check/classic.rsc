# Another style: menus as lines, spaces in paths, no semicolons, names in lower case.
:local wan "ether1"
:local lannet 192.168.88.0/24
:local count 0

/interface bridge
add name=bridge1 comment="for containers" protocol-mode=none
/interface veth
add address=172.17.0.2/24 gateway=172.17.0.1 name=veth1
/interface bridge port
add bridge=bridge1 interface=veth1
add bridge=bridge1 interface=ether2 pvid=1
/ip address
add address=172.17.0.1/24 interface=bridge1
add address=192.168.88.1/24 comment="lan, with = and ; and \"quotes\"" interface=ether3
/ip firewall nat
add action=masquerade chain=srcnat out-interface=$wan src-address=172.17.0.0/24
add action=dst-nat chain=dstnat dst-port=41641 in-interface=$wan protocol=udp to-addresses=172.17.0.2
/ip firewall filter
add action=accept chain=input connection-state=established,related,untracked
add action=drop chain=input connection-state=invalid
add action=accept chain=input protocol=icmp
add action=drop chain=input in-interface-list=!LAN
:foreach rule in=[find where action=drop and comment=""] do={
  set $rule comment=("drop rule number " . $count)
  :set count ($count+1)
}
print count-only where dynamic=no
/ip firewall address-list
:foreach i in=[find list=blocked] do={
    :local where [get $i address]
    :if ([:len [/ip route find where gateway=$where]]>0) do={
        remove $i
    } else={ disable $i }
}
/ip dhcp-server lease
:foreach lease in=[find where dynamic and status="bound"] do={
  :local mac [get $lease mac-address]
  :local host [get value-name=host-name number=$lease]
  :if ($host~"^(printer|camera)-[0-9]+\$") do={
    make-static $lease
    :log info "made $host ($mac) static"
  }
}
/ip dns static remove [find where comment~"^dhcp:" !disabled]
/ip dns set allow-remote-requests=yes servers=1.1.1.1,9.9.9.9
/ip service disable telnet,ftp
/ip service set ssh address=$lannet port=2222
/system clock set time-zone-name=Europe/Riga
/system identity set name="router-$[:pick [/interface ethernet get [find default-name=ether1] mac-address] 9 17]"
/system ntp client set enabled=yes
/system ntp client servers add address=pool.ntp.org
/system note set note="Authorised users only.\r\n\tEverything is logged\?" show-at-login=yes
/system logging add topics=container,!debug action=memory
/tool e-mail set from=router@example.net port=587
/tool mac-server set allowed-interface-list=none
/tool netwatch add host=172.17.0.2 interval=1m timeout=2s up-script="/log info \"container answers\"" \
    down-script={
  :log warning "container is silent"
  :delay 5s
  /container stop [find where interface=veth1]
}
/system scheduler
add interval=1d name=daily on-event="/system script run nightly" policy=read,write,policy,test \
    start-date=2026-01-01 start-time=03:30:00
add name=boot on-event=":delay 30s\r\
    \n/system script run nightly\r\
    \n" policy=read,write,policy,test start-time=startup
/system script
add dont-require-permissions=no name=nightly owner=admin policy=read,write,policy,test source="# cleans up\
    \n:local old [/file find where name~\"^backup-\"]\r\
    \n:foreach f in=\$old do={\r\
    \n  :local name [/file get \$f name]\r\
    \n  :if ([:len \$old] > 3) do={ /file remove \$f; :log info \"removed \$name\" }\r\
    \n}\r\
    \n/system backup save dont-encrypt=yes name=(\"backup-\" . [/system clock get date])\r\
    \n"
/routing table
add disabled=no fib name=through-ts
/ip route
add disabled=no distance=1 dst-address=100.64.0.0/10 gateway=172.17.0.2 routing-table=main scope=30 target-scope=10
/ipv6 address
add address=fd00:1::1/64 advertise=no interface=bridge1
/ipv6 route add dst-address=fd7a:115c:a1e0::/48 gateway=fd00:1::2
{
  :local up [/system resource get uptime]
  :if ($up < 10m) do={ :put ("up for only " . $up) } else={ :put "up for $up" }
  :do { :set count ($count - 1) } while=($count > 0)
  :put [:tostr [/interface print as-value where running type="ether"]]
  :put [/interface print count-only where name="veth1"]
}
