# Menus in braces, in every mixture.
/interface {
  bridge {
    add name=bridge-containers comment="for containers"
    port { add bridge=bridge-containers interface=veth1; print where bridge="bridge-containers" }
  }
  veth add name=veth1 address=172.17.0.2/24 gateway=172.17.0.1
  veth
  set [find name=veth1] address=172.17.0.2/24,fd00:17::2/64 gateway6=fd00:17::1
  print detail where name=veth1
}
/ip
address { add address=172.17.0.1/24 interface=bridge-containers; print }
firewall {
  nat
  :foreach rule in=[find where comment~"^containers"] do={
    set $rule disabled=no
    :if ([get $rule disabled]) do={ enable $rule } else={ :put "rule $rule is on" }
  }
  .. filter
  add chain=forward action=accept in-interface=bridge-containers comment="containers: out" place-before=0
  add chain=forward action=accept out-interface=bridge-containers connection-state=established,related
  move [find comment="containers: out"] destination=0
}
dns
set servers=1.1.1.1,8.8.8.8 allow-remote-requests=yes
static
:if ([:len [find name="tailnet.home"]] = 0) do={ add name=tailnet.home address=172.17.0.2 ttl=1h }
/
:put [/ip address print count-only where interface="bridge-containers"]
/system script
add name=hello policy=read,write,test source={
  # this text becomes the script
  :local who "$[/system/identity/get name]"
  :put "hello, $who"
  /log info message=("hello, " . $who)
}
:foreach s in=[find where name~"^he"] do={ run $s; :delay 100ms }
/system { scheduler { add name=hello interval=1d start-time=03:00:00 on-event="/system script run hello" }; identity print }
