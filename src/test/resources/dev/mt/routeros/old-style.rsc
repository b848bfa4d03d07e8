# Lines as they were written for version 6, and still are.
/ip address
add address=192.168.88.1/24 interface=bridge network=192.168.88.0 comment=defconf
/ip pool
add name=dhcp ranges=192.168.88.10-192.168.88.254
/ip dhcp-server
add address-pool=dhcp disabled=no interface=bridge name=defconf lease-time=00:10:00
/ip firewall address-list
remove [find list=tmp]
add address=10.0.0.0/8 list=tmp timeout=1w2d3h
:foreach i in=[find list=tmp dynamic=no] do={ :put [get $i address]; remove $i }
/ip firewall filter
add action=accept chain=input comment="defconf: accept established,related,untracked" \
    connection-state=established,related,untracked
add action=drop chain=input comment="defconf: drop all not coming from LAN" in-interface-list=!LAN
add action=drop chain=forward src-address=!192.168.88.0/24 dst-port=25,587 protocol=tcp !connection-mark
:global wanip
:local current [/ip address get [find interface="ether1"] address]
:set current [:pick $current 0 [:find $current "/"]]
:if ($current != $wanip) do={
:set wanip $current
/tool fetch url=("https://dyndns.example/update\?host=router&ip=" . $current) mode=https check-certificate=yes-without-crl keep-result=no
:log info ("address is now " . $current)
} else={ :put same }
:for i from=0 to=10 step=2 do={ :put ($i*$i) ; :delay 10ms }
:local n 0; :while ($n<3) do={ :set n ($n+1) }; :put "n=$n"
:do { :resolve "host.example" server=9.9.9.9 } on-error={ :log warning "no DNS" }
/system scheduler add name=at-start start-time=startup on-event="\r\
    \n:delay 30s\r\
    \n/system script run at-start\r\
    \n" policy=ftp,reboot,read,write,policy,test,password,sniff,sensitive
/user group set full policy=\
    local,telnet,ssh,ftp,reboot,read,write,policy,test,winbox,password,web,sniff,sensitive,api
/queue simple
set [ find target="192.168.88.20/32" ] max-limit=5M/10M !time
/system clock print
/interface wireless registration-table print stats where signal-strength<-70
