"""Writes the files in golden/: what Python 3.11, jsonpath-rw 1.4.0 and netaddr 0.8.0 make of generated input.

Usage: make_golden.py FOLDER CASES SEED. Needs Debian's python3-jsonpath-rw and python3-netaddr. The files in
this module were made with 400 cases and seed 11; thousands and other seeds were tried as well.
"""
import sys, json, random, re, warnings

warnings.simplefilter('ignore')
import jsonpath_rw, netaddr, logging
from operator import eq,ne,lt,gt,le,ge
out=sys.argv[1]; N=int(sys.argv[2]); R=random.Random(int(sys.argv[3]))
ch=R.choice
# ---------- paths
docs=[
 {"a":{"b":[1,2,{"c":"text","a":None}],"c":{"x":True,"y":2.5,"b":[]}},"b":["é😀z",[[1],[2,3]],{}],"c":7,"a-b":{"where":1},"@id":"@","x y":{"b":0},"null":None,"":{"a":1}},
 [{"a":1,"b":[{"a":2}]},{"a":{"a":{"a":3}}},"str",None,4.5,[]],
 {"a":{"a":[{"b":{"c":1}},{"b":{"c":2}}],"b":"word"},"b":{"c":[0,1,2,3,4,5]},"c":"w"},
]
names=['a','b','c','x','y','zz','where','"x y"',"'a'",'"a-b"','a-b','@id','*',"'*'",'null',"''",'"b"','``']
idx=['0','1','-1','2','5','-3',':','1:','-2:',':1','1:3','*','0:-1','a','b','a,b',"'c'",'7','-9','99999999999999999999',':-99999999999999999999']
def atom(d):
    r=R.random()
    if r<.55: return ch(names) if R.random()<.9 else ch(names)+','+ch(names)
    if r<.65: return '$'
    if r<.70: return '`this`'
    if r<.77: return '`parent`'
    if r<.90: return '['+ch(idx)+']'
    return '('+path(d-1)+')' if d>0 else 'a'
def path(d):
    s=atom(d)
    for _ in range(R.choice([0,1,1,2,2,3])):
        r=R.random()
        if r<.45: s+='.'+atom(d)
        elif r<.65: s+='['+ch(idx)+']'
        elif r<.78: s+='..'+atom(d)
        elif r<.86: s+='|'+atom(d)
        elif r<.94: s+=' where '+atom(d)
        elif r<.96: s+='&'+atom(d)
        else: s+=ch([' ','\t','\n'])+'.'+atom(d)
    return s
junk=list("ab.$[]*()'`\"|&,:-1 \\\n?@\t#é")+['..','where','`this`','`foo`']
def mutate(s):
    for _ in range(R.choice([1,1,2])):
        i=R.randrange(len(s)+1)
        s = s[:i]+ch(junk)+s[i:] if R.random()<.6 else s[:i]+s[i+1:]
    return s
fixed=['','$','a','a.','.a','a..','[','a[','a[]','a[0','a[0]]',"'a","'a\\","'a\\b'",'"a\\"b"','`a\\`b`','a b','a\n?','a\n\n  ?','a,','a,b','a.b,c','(a),b','a[0],b','a|b[0]','a where b[0]','a..b[0]','a.b..c.d','a where b where c','$.$','$.`parent`','$.`parent`.a','$.`parent`.$','$.`parent`.`parent`','$ where `parent`','$.`parent`.`this`','$.`parent`..a','$.`parent`[0]','$.`parent`[*]','a.1','a.*','*.*','$..*','$..[0]','$..[*]','a.c[*].`parent`','a.c[*].`parent`.`parent`','b[0][0]','b[0][1]','b[0][2]','b[0][9]','b[0][-1]','b[0][-4]','`len`','`len','a.`len`?','&','a&b','zz.(a&b)','a.`this`.b','--1','a[--1]','a[1:2:3]','a[1,2]','a[*,b]','(a','a)','()','?','[?(@.a)]','a[٣]','a\x0b','a.b[0].c','a.[b]','a.["b"]','@','@.a','a@','-a','a-','1','[1]','[1][0]','where','a where','a  where  b']
cases=[]; seen=set()
def run(p,i):
    if (p,i) in seen: return
    seen.add((p,i))
    try: j=jsonpath_rw.parse(p)
    except Exception as e:
        cases.append({'doc':i,'path':p,'error':str(e)}); return
    try: vals=[m.value for m in j.find(docs[i])]
    except Exception as e:
        cases.append({'doc':i,'path':p,'fails':type(e).__name__+': '+str(e)}); return
    if len(json.dumps(vals))<1500: cases.append({'doc':i,'path':p,'values':vals})
for p in fixed:
    for i in range(len(docs)): run(p,i)
while len(cases)<N+len(fixed)*3:
    p=path(2)
    if R.random()<.35: p=mutate(p)
    run(p,R.randrange(len(docs)))
json.dump({'documents':docs,'cases':cases},open(out+'/paths.json','w'),indent=0,ensure_ascii=True)
# ---------- regexes
ratoms=['a','b','.','\\d','\\w','\\s','\\W','\\S','\\D','[ab]','[^a]','[a-c]','[\\w-]','[]a]','[^]a]','[^\\W_]','[a-]','[-a]','[[]','[&&a]','[a&&b]','[\\d.]','x','_','é','😀','\\.','\\-','\\x61','\\u0061','\\141','\\n','\\t','^','$','\\A','\\Z','\\b','\\B','{','}',']','a{','{a}','{,2}','-',' ','#','/','~','"',"'",'!','@','%','&','=','<','>',',',':',';','`','\\\\','\\[','\\]','\\(','\\{','[\\]]','[\\n]','[\\b]','[^\\d\\s]','[^a\\W]','\\ ', '[^\\w]','[a-\\x7f]','(?i:A)','(?-i:a)','(?s:.)','(?m:^)','(?x: a b )','(?#c)','(?:)','()','(?=a)','(?!a)','(?<=a)','(?<!b)','(?>a)','[A-Z]','[é-ü]','\\N{LATIN SMALL LETTER A}','\\0','\\07','\\v','\\f','\\a','\\r','[\\s\\S]','[\\w\\W]','[^\\S]','[+--]']
quants=['','','','','*','+','?','{2}','{1,}','{,1}','{0,2}','*?','+?','??','{1,2}?','*+','{2,1}','**','{}','{ 1}']
def rx(d):
    s=''
    for _ in range(R.choice([1,1,2,2,3,4])):
        r=R.random()
        if r<.12 and d>0: s+='('+rx(d-1)+')'
        elif r<.16 and d>0: s+='(?:'+rx(d-1)+')'
        elif r<.19 and d>0: s+='(?P<'+ch(['n','m','n1','x_y'])+'>'+rx(d-1)+')'
        elif r<.21: s+=ch(['(?P=n)','\\1','\\2','\\11','(?P=x_y)','\\10'])
        elif r<.22: s+=ch(['\\q','\\y','(?P>a)','(?a','[','(','(?',')','[z-a]','[\\w-a]','\\','(?<n>a)','(?i)','\\x6','\\u12','(?P<1>a)','(?P<n','\\777','\\400','\\p{L}','\\Q','\\z','\\G','\\h','(?i-i','(?-:a)','(?z)','[[:alpha:]]','\\N{foo}','(?L:a)','(?au:a)','\\U00110000'])
        else: s+=ch(ratoms)
        s+=ch(quants)
    if R.random()<.12: s+='|'+(rx(d-1) if d>0 else 'b')
    return s
def rgx():
    return (ch(['(?i)','(?s)','(?m)','(?x)','(?a)','(?im)','(?u)','(?x)(?i)']) if R.random()<.15 else '')+rx(2)
texts=['','a','b','ab','aab','A','é','É','😀a','a\nb','a\n','\n','a b','_','1','٣','a1_é','abc abc','a-b','{','a{a}','{a}','{,2}','x\ny\n','\xa0','ßſK','a\r\nb','#c','\x85',' ','aa',"['a', 1]",'ʰ²Ⅷ','a\x00b\x07']
rc=[]; seen=set()
while len(rc)<N:
    r=rgx()
    if r in seen: continue
    seen.add(r)
    try: c=re.compile(r)
    except (re.error,OverflowError) as e:
        rc.append({'regex':r,'error':str(e)}); continue
    rc.append({'regex':r,'search':''.join('1' if c.search(t) else '0' for t in texts),'match':''.join('1' if c.match(t) else '0' for t in texts)})
json.dump({'texts':texts,'cases':rc},open(out+'/regexes.json','w'),indent=0)
# ---------- values
def val(d=2):
    r=R.random()
    if r<.08: return None
    if r<.16: return ch([True,False])
    if r<.34: return ch([0,1,-1,5,16,65536,2**53,2**53+1,10**20,-7,255,1000000])
    if r<.55: return ch([0.0,1.0,1.5,2.5,1e16,1e15,123456789.123,1e-4,1e-5,5e-324,1.7976931348623157e308,0.1,1/3,2400.0,-2.75,1e22,1e23,9007199254740993.0,float(2**53),R.random(),R.uniform(-1e6,1e6),R.random()*10**R.randrange(-20,20)])
    if r<.85 or d==0: return ch(['','a','5',' 12 ','1_000','1__0','-3','+4','0x10','1e3','2.5','.5','5.','inf','-Infinity','nan','abc',"it's",'"q"','\'"','\t\n\r\\','é','😀','\x00\x1f\x7f','\xa0\u200b\u2028\ue000','٣٤','b','ab','B','\uffff','True','None','1.5e-3','1_0.5','_1','1_','--1','{','}'])
    if r<.93: return [val(d-1) for _ in range(R.randrange(3))]
    return {ch(['a','b',"k'",'é']):val(d-1) for _ in range(R.randrange(3))}
def attempt(f):
    try: return {'ok':f()}
    except Exception as e: return {'fails':str(e)}
vc=[]
for _ in range(N//2):
    v=val()
    vc.append({'value':v,'str':str(v),'repr':repr(v),'ascii':ascii(v),'int':attempt(lambda:str(int(v))),'float':attempt(lambda:repr(float(v))),'true':bool(v)})
cc=[]
for _ in range(N):
    a,b=val(),val()
    if R.random()<.2: b=json.loads(json.dumps(a))
    c={'a':a,'b':b}
    for n,o in (('eq',eq),('ne',ne),('lt',lt),('gt',gt),('le',le),('ge',ge)):
        try: c[n]=o(a,b)
        except TypeError as e: c[n]=str(e)
    cc.append(c)
json.dump({'texts':vc,'comparisons':cc},open(out+'/values.json','w'),indent=0)
# ---------- formats
data={"cpus":16,"cpu_arch":"x86_64","neg":-42,"big":12345678901234567890123,"f":1234.5678,"tiny":0.00001234,"huge":1e22,"t":True,"n":None,"empty":"","e":"é😀","macs":["52:54:00:aa:bb:01","b"],"inventory":{"disks":[{"name":"/dev/sda","size":480103981056},{"name":"b","x":[]}],"cpu":{"count":16}},"1":"one","w":"7","a b":"sp","zero":0.0,"nz":-1e-9,"q":"it's"}
flds=['data[cpus]','data[cpu_arch]','data[neg]','data[big]','data[f]','data[tiny]','data[huge]','data[t]','data[n]','data[empty]','data[e]','data[macs]','data[macs][0]','data[macs][7]','data[macs][x]','data[inventory][disks][0][name]','data[inventory][disks][1][x]','data[inventory][cpu]','data[1]','data[zz]','data[a b]','data','foo','','0','data.x','data.','data[','data[]','data[cpus][0]','data[n][a]','data[cpu_arch][0]','data[cpu_arch][9]','data[cpu_arch][a]','data[e][1]','data[w]','data[zero]','data[nz]','data[q]','data[macs]x','data[macs][-1]','data [cpus]','data[cpus].real','data[99999999999999999999]']
convs=['','','','','!r','!s','!a','!x','!','!!r']
def spec():
    s=''
    if R.random()<.3: s+=ch(['*','0','<','é','','{',' '])+ch('<>^=') if R.random()<.6 else ch('<>^=')
    if R.random()<.2: s+=ch('+- ')
    if R.random()<.05: s+='z'
    if R.random()<.15: s+='#'
    if R.random()<.2: s+='0'
    if R.random()<.5: s+=ch(['1','5','10','20','12','3'])
    if R.random()<.2: s+=ch([',','_',',','_',',_'])
    if R.random()<.3: s+=ch(['.0','.1','.2','.3','.10','.'])
    if R.random()<.5: s+=ch('dboxXcneEfFgG%sq')
    if R.random()<.04: s+=ch(['{data[w]}','{data[w]','{','}','{data[zz]}','{{','{data[w]:{data[w]}}'])
    return s
def fld():
    s='{'+ch(flds)+ch(convs)
    if R.random()<.6: s+=':'+spec()
    return s+'}'
fc=[]; seen=set()
fixedf=['','plain','{','}','{{','}}','{{}}','{{{data[cpus]}}}','{data[cpus]}}','{{data}','{data[cpus]!r:>10}','a{data[cpus]}b{data[macs][0]}c','{data','{data[cpus','{data[cpus]','{data[cpus]!','{data[cpus]!r','{data[cpus]!rx}','{data[cpus]:','{data[cpus]:>','{data[cpus]:{data[w]}}','{data[cpus]:{data[w]','{data[cpus]:{}}','{:}','{!r}','{0}','{1}','{}{}','{data[{]}','{data[}]}','{data[a]b]}','{data[cpus]:>{data[inventory][cpu][count]}}','{data[cpu_arch]:{data[e]}}','{ data}','{data }','{data[!]}','{data[:]}','{data[cpus]:}','{data[f]:,.2f}','{data[big]:_x}']
def runf(s):
    if s in seen: return
    seen.add(s)
    if '.real' in s and '[cpus]' in s: return
    try: r={'format':s,'text':s.format(data=data)}
    except KeyError as e: r={'format':s,'key':e.args[0]}
    except Exception as e: r={'format':s,'fails':str(e)}
    if len(r.get('text',''))<3000: fc.append(r)
for s in fixedf: runf(s)
while len(fc)<N:
    s=''.join(ch([fld(),fld(),'x','{{','}}',' ','é']) for _ in range(R.choice([1,1,2])))
    if R.random()<.1:
        i=R.randrange(len(s)); s=s[:i]+ch(['','{','}',':','!','[',']','.'])+s[i+1:]
    runf(s)
json.dump({'data':data,'cases':fc},open(out+'/formats.json','w'),indent=0)
# ---------- networks
nets=['10.0.0.0/8','10.1.2.3/8','1.2.3','10','10/8','1.2/16','10.0.0.0/255.0.0.0','10.0.0.0/0.255.255.255','10.0.0.0/33','10.0.0.0/-1','10.0.0.0/','/8','','abc','::/0','fe80::/64','fe80::1','fe80::/ffff::','fe80::/129','::ffff:1.2.3.4/96','10.0.0.0/ 8',' 10.0.0.0/8','010.0.0.0/8','0x10.0.0.0/8','1.2.3.4.5','256.1.1.1','1.2.3.4/255.255.0.255','10.0.0.0/08','fe80::1%eth0/64','::1.2.3.4','1..2','1.','.1','10.0.0.0/1.2.3.4','10.0.0.0/0','10.0.0.0/32','12345','1.2.3.','1.2.3/24','0/0','::/::','10.0.0.0/255.255.255.255','10.0.0.0/0.0.0.0','1:2:3:4:5:6:7:8/16','::1/0x10','10.0.0.0/+8','10.0.0.0/8 ','300/8','10.0.0.0/1_6','10.0.0.0/255.255','1:2:3:4:5:6:7/16','1::2::3','::/1.2.3.4','10.0.0.0/fe00::','10.0.0.0/8.0','1:2:3:4:5:6:7:8:9','1:2:3:4:5:6:7::','::2:3:4:5:6:7:8','1::3:4:5:6:7:8','12345::','g::',':::','1:','0:0:0:0:0:0:10.0.0.1/127','10.0.0.0/8/8',' 1.2.3 /24','2.3.4/8']
addrs=['10.0.0.1','1.2.3','10','1.2',5,167772161,2**32,2**128,-1,None,True,1.5,[],{},'','abc','fe80::1%eth0','fe80::1','010.1.1.1','0x7f.1','::ffff:10.0.0.1',' 10.0.0.1','10.0.0.1 ','10.0.0.1/8','FE80::1','1.2.3.4.5','0','4294967295','4294967296','08.1.1.1','1.2.3.4\n','10.0.0.256','1.65536','1.16777216','1.2.65535','::1.2.3.4','1:2:3:4:5:6:7:8','1::2::3','::','0x1','0xffffffff','1.0x10','٣.1.1.1','1.2.3.4 foo','10.0.0.1\x00','1.2.3.0x','+1.2.3.4','1.2.3.0','1.2.3.200','1::2','::1','255.255.255.255','1.2.3.4\x0b','1.2.3.4\x1f','0x','1.','1:2','::1 ','1.2.3.4\xa0']
nc=[]
for n in nets:
    try: net=netaddr.IPNetwork(n)
    except Exception as e: nc.append({'network':n,'error':str(e)}); continue
    res=''
    for a in addrs:
        try: res+='1' if netaddr.IPAddress(a) in net else '0'
        except Exception: res+='x'
    nc.append({'network':n,'contains':res})
json.dump({'addresses':addrs,'cases':nc},open(out+'/networks.json','w'),indent=0)
print(len(cases),len(rc),len(vc),len(cc),len(fc),len(nc))
