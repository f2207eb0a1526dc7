#!/usr/bin/env python3
"""Gives skep each shape of source in two sizes, one four times the other, and fails where the time is not in proportion.

Time that grows with the square of the input is no matter of speed: a generated file of a megabyte then takes a minute.
Each shape is something that one part of the analysis might do for each pair of things instead of for each thing.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", HERE.parent / "target"))
# Four times the input: four times the time, and something for caches of the processor that no longer hold it all.
FACTOR, LIMIT = 4, 7.0
# Below this much CPU time a ratio says nothing.
LEAST_S = 0.15
Shape = Callable[[int], dict[str, str]]
SHAPES: dict[str, tuple[int, Shape]] = {}


def shape(size: int) -> Callable[[Shape], Shape]:
    def register(make: Shape) -> Shape:
        SHAPES[make.__name__.replace("_", "-")] = (size, make)
        return make

    return register


def lines(of: Iterable[str]) -> str:
    return "".join(line + "\n" for line in of)


@shape(6_000)
def containers_of_one_class(n: int) -> dict[str, str]:
    body = lines(f"        self.c{i} = {{}}" for i in range(n)) + "    def on_message(self, k):\n"
    return {"a.py": f"class Hub:\n    def __init__(self):\n{body}" + lines(f"        self.c{i}[k] = k" for i in range(n))
            + "HUB = Hub()\n"}


@shape(6_000)
def containers_of_one_module(n: int) -> dict[str, str]:
    return {"a.py": lines(f"C{i} = {{}}" for i in range(n)) + "def on_message(k):\n"
            + lines(f"    C{i}[k] = k" for i in range(n))}


@shape(8_000)
def calls_of_one_function(n: int) -> dict[str, str]:
    return {"a.py": "SEEN = []\ndef put(x):\n    SEEN.append(x)\n" + lines(f"def f{i}(x):\n    put(x)" for i in range(n))}


@shape(8_000)
def calls_of_one_method(n: int) -> dict[str, str]:
    return {"a.py": "class Hub:\n    def __init__(self):\n        self.seen = []\n    def put(self, x):\n"
            "        self.seen.append(x)\nHUB = Hub()\n" + lines(f"def f{i}(x):\n    HUB.put(x)" for i in range(n))}


@shape(8_000)
def calls_of_one_method_on_unknown(n: int) -> dict[str, str]:
    return {"a.py": "class Hub:\n    def __init__(self):\n        self.seen = []\n    def put(self, x):\n"
            "        self.seen.append(x)\nHUB = Hub()\n" + lines(f"def f{i}(x, y):\n    y.put(x)" for i in range(n))}


@shape(10_000)
def growth_of_one_container(n: int) -> dict[str, str]:
    return {"a.py": "SEEN = {}\n" + lines(f"def on_f{i}(x):\n    SEEN[x] = {i}" for i in range(n))}


@shape(10_000)
def removals_of_one_container(n: int) -> dict[str, str]:
    return {"a.py": "SEEN = {}\ndef on_put(x):\n    SEEN[x] = x\n"
            + lines(f"def f{i}(x):\n    SEEN.pop({i}, None)" for i in range(n))}


@shape(7_000)
def growth_and_removals_of_one_container(n: int) -> dict[str, str]:
    return {"a.py": "SEEN = {}\n" + lines(f"def on_f{i}(x):\n    SEEN[x] = x\ndef g{i}(x):\n    SEEN.pop(x, None)" for i in range(n))}


@shape(5_000)
def emptyings_of_one_container(n: int) -> dict[str, str]:
    return {"a.py": "SEEN = {}\ndef on_put(x):\n    SEEN[x] = x\n"
            + lines(f"def f{i}():\n    SEEN.clear()\ndef g{i}():\n    f{i}()" for i in range(n))}


@shape(3_000)
def inheritance_in_a_chain(n: int) -> dict[str, str]:
    return {"a.py": "class C0:\n    def __init__(self):\n        self.seen = {}\n"
            + lines(f"class C{i}(C{i - 1}):\n    def on_m{i}(self, k):\n        self.seen[k] = k" for i in range(1, n))}


@shape(6_000)
def inheritance_in_a_chain_with_containers(n: int) -> dict[str, str]:
    return {"a.py": "class C0:\n    pass\n"
            + lines(f"class C{i}(C{i - 1}):\n    def __init__(self):\n        self.s{i} = {{}}\n    def on_m(self, k):\n        self.s{i}[k] = k" for i in range(1, n // 2))}


@shape(7_000)
def inheritance_from_one_class(n: int) -> dict[str, str]:
    return {"a.py": "class C0:\n    def __init__(self):\n        self.seen = {}\n"
            + lines(f"class C{i}(C0):\n    def on_m(self, k):\n        self.seen[k] = k" for i in range(1, n))}


@shape(4_000)
def inheritance_from_many_classes(n: int) -> dict[str, str]:
    bases = ", ".join(f"C{i}" for i in range(n))
    return {"a.py": lines(f"class C{i}:\n    def __init__(self):\n        self.s{i} = {{}}\n    def on_m(self, k):\n        self.s{i}[k] = k" for i in range(n))
            + f"class All({bases}):\n    def on_x(self, k):\n        self.s1[k] = k\n"}


@shape(8_000)
def functions_in_a_chain(n: int) -> dict[str, str]:
    return {"a.py": "SEEN = {}\ndef f0(x):\n    SEEN[x] = x\n"
            + lines(f"def f{i}(x):\n    f{i - 1}(x)" for i in range(1, n)) + f"def on_message(x):\n    f{n - 1}(x)\n"}


@shape(6_000)
def methods_in_a_chain(n: int) -> dict[str, str]:
    return {"a.py": "class Hub:\n    def __init__(self):\n        self.seen = {}\n    def f0(self, x):\n        self.seen[x] = x\n"
            + lines(f"    def f{i}(self, x):\n        self.f{i - 1}(x)" for i in range(1, n))
            + f"    def on_message(self, x):\n        self.f{n - 1}(x)\nHUB = Hub()\n"}


@shape(4_000)
def objects_in_a_chain(n: int) -> dict[str, str]:
    return {"a.py": "class C0:\n    def __init__(self):\n        self.seen = {}\n    def on_m(self, k):\n        self.seen[k] = k\n"
            + lines(f"class C{i}:\n    def __init__(self):\n        self.inner = C{i - 1}()" for i in range(1, n)) + f"TOP = C{n - 1}()\n"}


@shape(3_500)
def objects_in_one_object(n: int) -> dict[str, str]:
    return {"a.py": lines(f"class C{i}:\n    def __init__(self):\n        self.seen = {{}}\n    def on_m(self, k):\n        self.seen[k] = k" for i in range(n))
            + "class Hub:\n    def __init__(self):\n" + lines(f"        self.c{i} = C{i}()" for i in range(n)) + "HUB = Hub()\n"}


@shape(3_000)
def classes_of_one_shape(n: int) -> dict[str, str]:
    return {"a.py": lines(f"class C{i}:\n    def __init__(self):\n        self.seen = {{}}\n    def put(self, k):\n        self.seen[k] = k\nO{i} = C{i}()\ndef on_m{i}(k):\n    O{i}.put(k)" for i in range(n))}


@shape(3_000)
def instances_of_one_class(n: int) -> dict[str, str]:
    return {"a.py": "class Hub:\n    def __init__(self):\n        self.seen = {}\n    def on_m(self, k):\n        self.seen[k] = k\n"
            + lines(f"def f{i}():\n    return Hub()" for i in range(n))}


@shape(8_000)
def aliases_in_a_chain(n: int) -> dict[str, str]:
    return {"a.py": "A0 = {}\n" + lines(f"A{i} = A{i - 1}" for i in range(1, n)) + f"def on_m(k):\n    A{n - 1}[k] = k\n"}


@shape(8_000)
def aliases_in_one_function(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\ndef on_m(k):\n    a0 = S\n" + lines(f"    a{i} = a{i - 1}" for i in range(1, n)) + f"    a{n - 1}[k] = k\n"}


@shape(2_000)
def imports_in_a_circle(n: int) -> dict[str, str]:
    return {f"m{i}.py": f"from m{(i + 1) % n} import S as T, f as g\nimport m{(i + 2) % n} as other\nS = {{}}\ndef f(k):\n    S[k] = k\n    g(k)\n    other.S[k] = k\n" for i in range(n // 4)}


@shape(2_000)
def imports_handed_on(n: int) -> dict[str, str]:
    files = {f"m{i}.py": f"from m{i - 1} import S\n" for i in range(1, n // 4)}
    return files | {"m0.py": "S = {}\n", "last.py": f"from m{n // 4 - 1} import S\ndef on_m(k):\n    S[k] = k\n"}


@shape(2_000)
def stars_handed_on(n: int) -> dict[str, str]:
    files = {f"m{i}.py": f"from m{i - 1} import *\n" for i in range(1, n // 4)}
    return files | {"m0.py": "S = {}\n", "last.py": f"from m{n // 4 - 1} import *\ndef on_m(k):\n    S[k] = k\n"}


@shape(6_000)
def imports_of_one_file(n: int) -> dict[str, str]:
    return {"a.py": lines(f"import m{i}" for i in range(n)) + "S = {}\ndef on_m(k):\n    S[k] = k\n" + lines(f"    m{i}.x[k] = k" for i in range(n))}


@shape(2_000)
def files_that_grow_one_container(n: int) -> dict[str, str]:
    return {"hub.py": "S = {}\n"} | {f"m{i}.py": "from hub import S\ndef on_m(k):\n    S[k] = k\n" for i in range(n // 2)}


@shape(2_000)
def files_of_one_shape(n: int) -> dict[str, str]:
    return {f"p{i % 50}/m{i}.py": "S = {}\nclass Hub:\n    def __init__(self):\n        self.seen = {}\n    def put(self, k):\n        self.seen[k] = k\nHUB = Hub()\ndef on_m(k):\n    S[k] = k\n    HUB.put(k)\n" for i in range(n // 2)}


@shape(5_000)
def handed_to_one_function(n: int) -> dict[str, str]:
    return {"a.py": "def put(box, x):\n    box[x] = x\n" + lines(f"s{i} = {{}}\ndef on_m{i}(x):\n    put(s{i}, x)" for i in range(n))}


@shape(2_000)
def handed_with_many_operations(n: int) -> dict[str, str]:
    return {"a.py": "def put(box, x):\n" + lines(f"    box[x] = {i}" for i in range(n)) + "s = {}\n" + lines(f"def on_m{i}(x):\n    put(s, x)" for i in range(n))}


@shape(4_000)
def given_to_one_class(n: int) -> dict[str, str]:
    return {"a.py": "class Keeper:\n    def __init__(self, box):\n        self.box = box\n    def on_m(self, k):\n        self.box[k] = k\n" + lines(f"s{i} = {{}}\nK{i} = Keeper(s{i})" for i in range(n))}


@shape(8_000)
def functions_in_functions(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\ndef outer(k):\n" + lines(f"    def f{i}():\n        S[k] = {i}" for i in range(n))}


@shape(8_000)
def names_in_one_function(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\ndef on_m(k):\n" + lines(f"    v{i} = k.x{i}\n    S[v{i}] = v{i}" for i in range(n))}


@shape(8_000)
def guards_in_a_row(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\ndef on_m(k):\n" + lines(f"    if len(S) > {i}:\n        S.pop(k)\n    S[k] = {i}" for i in range(n))}


@shape(8_000)
def elifs(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\ndef on_m(k):\n    if k == 0:\n        S[k] = k\n" + lines(f"    elif k == {i}:\n        S[k] = k" for i in range(1, n))}


@shape(60)
def blocks_in_blocks(n: int) -> dict[str, str]:
    one = lines(f"{' ' * (i + 1)}if k > {i}:" for i in range(90)) + " " * 91 + "S[k] = k\n"
    return {"a.py": "S = {}\n" + lines(f"def on_m{i}(k):\n{one}" for i in range(n))}


@shape(4_000)
def excepts(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\ndef on_m(k):\n    try:\n        S[k] = k\n" + lines(f"    except E{i}:\n        S.pop(k)" for i in range(n))}


@shape(1_000)
def tries_in_a_row(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\ndef on_m(k):\n" + lines("    try:\n        S[k] = k\n    finally:\n        S.pop(k)" for _ in range(n * 8))}


@shape(8_000)
def returns(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\ndef on_m(k):\n" + lines(f"    if k == {i}:\n        return\n    S[k] = k" for i in range(n))}


@shape(20_000)
def entries_of_one_dictionary(n: int) -> dict[str, str]:
    return {"a.py": "S = {" + "".join(f"'k{i}': {i}," for i in range(n)) + "}\ndef on_m(k):\n    S[k] = k\n"}


@shape(20_000)
def one_long_line(n: int) -> dict[str, str]:
    return {"a.py": "S = {}; " + "".join(f"S['k{i}'] = {i}; " for i in range(n)) + "\n"}


@shape(10_000)
def decorators(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\n" + "@a.b\n" * n + "def on_m(k):\n    S[k] = k\n"}


@shape(5_000)
def caches(n: int) -> dict[str, str]:
    return {"a.py": "import functools\n" + lines(f"@functools.lru_cache(maxsize=None)\ndef f{i}(k):\n    return k\ndef on_m{i}(k):\n    return f{i}(k)" for i in range(n))}


@shape(4_000)
def lambdas(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\n" + lines(f"L{i} = lambda k: S.setdefault(k, {i})" for i in range(n))}


@shape(3_000)
def attributes_of_others(n: int) -> dict[str, str]:
    return {"a.py": "class Hub:\n    def __init__(self):\n        self.seen = {}\nHUB = Hub()\n" + lines(f"def on_m{i}(k, x):\n    x.hub.seen[k] = k" for i in range(n))}


@shape(3_000)
def globals_declared(n: int) -> dict[str, str]:
    return {"a.py": "S = {}\n" + lines(f"def on_m{i}(k):\n    global S\n    S = {{}}\n    S[k] = k" for i in range(n))}


@shape(3_000)
def properties(n: int) -> dict[str, str]:
    return {"a.py": "class Hub:\n    def __init__(self):\n        self.seen = {}\n" + lines(f"    @property\n    def p{i}(self):\n        return self.seen" for i in range(n)) + "HUB = Hub()\ndef on_m(k):\n" + lines(f"    HUB.p{i}[k] = k" for i in range(n))}


@shape(3_000)
def rust_statics(n: int) -> dict[str, str]:
    return {"src/lib.rs": lines(f"static S{i}: Mutex<Vec<u8>> = Mutex::new(Vec::new());\npub fn handle_{i}(k: u8) {{ S{i}.lock().unwrap().push(k); }}" for i in range(n))}


@shape(4_000)
def rust_fields(n: int) -> dict[str, str]:
    return {"src/lib.rs": "pub struct Hub {\n" + lines(f"    c{i}: Mutex<HashMap<u64, u64>>," for i in range(n)) + "}\nimpl Hub {\n    pub fn handle_message(&self, k: u64) {\n"
            + lines(f"        self.c{i}.lock().unwrap().insert(k, k);" for i in range(n)) + "    }\n}\n"}


@shape(4_000)
def rust_types(n: int) -> dict[str, str]:
    return {"src/lib.rs": lines(f"pub struct H{i} {{ seen: Mutex<Vec<u8>> }}\nimpl H{i} {{ pub fn handle_it(&self, k: u8) {{ self.seen.lock().unwrap().push(k); }} }}" for i in range(n))}


@shape(3_000)
def rust_impls_of_one_type(n: int) -> dict[str, str]:
    return {"src/lib.rs": "pub struct Hub { seen: Mutex<Vec<u8>> }\n" + lines(f"impl Hub {{ pub fn handle_{i}(&self, k: u8) {{ self.seen.lock().unwrap().push(k); }} }}" for i in range(n))}


@shape(4_000)
def rust_holders_in_a_chain(n: int) -> dict[str, str]:
    return {"src/lib.rs": "pub struct H0 { seen: Vec<u8> }\nimpl H0 { pub fn handle_it(&mut self, k: u8) { self.seen.push(k); } }\n"
            + lines(f"pub struct H{i} {{ inner: H{i - 1} }}" for i in range(1, n)) + f"static TOP: Mutex<H{n - 1}> = Mutex::new(H{n - 1});\n"}


@shape(4_000)
def rust_holders_in_a_circle(n: int) -> dict[str, str]:
    return {"src/lib.rs": "impl H0 { pub fn handle_it(&mut self, k: u8) { self.seen.push(k); } }\n"
            + lines(f"pub struct H{i} {{ seen: Vec<u8>, inner: Box<H{(i + 1) % n}> }}" for i in range(n))}


@shape(4_000)
def rust_functions_in_a_chain(n: int) -> dict[str, str]:
    return {"src/lib.rs": "static S: Mutex<Vec<u8>> = Mutex::new(Vec::new());\nfn f0(k: u8) { S.lock().unwrap().push(k); }\n"
            + lines(f"fn f{i}(k: u8) {{ f{i - 1}(k); }}" for i in range(1, n)) + f"pub fn handle_it(k: u8) {{ f{n - 1}(k); }}\n"}


@shape(4_000)
def rust_uses(n: int) -> dict[str, str]:
    return {"src/lib.rs": lines(f"use a::b{i}::C{i};" for i in range(n)) + "pub struct Hub {\n" + lines(f"    c{i}: C{i}<u8>," for i in range(n)) + "}\n"}


@shape(5_000)
def rust_aliases(n: int) -> dict[str, str]:
    return {"src/lib.rs": "type A0 = Mutex<Vec<u8>>;\n" + lines(f"type A{i} = A{i - 1};" for i in range(1, n)) + f"static S: A{n - 1} = make();\npub fn handle_it(k: u8) {{ S.lock().unwrap().push(k); }}\n"}


@shape(3_000)
def rust_newtypes_in_a_chain(n: int) -> dict[str, str]:
    return {"src/lib.rs": "pub struct N0(Mutex<Vec<u8>>);\nimpl N0 { pub fn handle_it(&self, k: u8) { self.0.lock().unwrap().push(k); } }\n"
            + lines(f"pub struct N{i}(N{i - 1});\nimpl N{i} {{ pub fn handle_it(&self, k: u8) {{ self.0.handle_it(k); }} }}" for i in range(1, n))}


@shape(4_000)
def rust_locals_of_a_loop(n: int) -> dict[str, str]:
    return {"src/main.rs": "async fn serve() {\n" + lines(f"    let mut s{i} = Vec::new();" for i in range(n)) + "    loop {\n        let k = next().await;\n"
            + lines(f"        s{i}.push(k);" for i in range(n)) + "    }\n}\n"}


@shape(3_000)
def rust_channels(n: int) -> dict[str, str]:
    return {"src/main.rs": lines(f"async fn serve_{i}() {{\n    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();\n    loop {{ sender.send(next().await); }}\n}}" for i in range(n))}


@shape(3_000)
def rust_channels_in_one_function(n: int) -> dict[str, str]:
    return {"src/main.rs": "async fn serve() {\n" + lines(f"    let (s{i}, r{i}) = tokio::sync::mpsc::unbounded_channel();" for i in range(n)) + "    loop {\n" + lines(f"        s{i}.send(1);" for i in range(n)) + "    }\n}\n"}


@shape(2_500)
def rust_partners(n: int) -> dict[str, str]:
    return {"src/lib.rs": "pub struct Hub { s: Arc<Mutex<Vec<u8>>> }\n" + lines(f"pub struct P{i} {{ s: Arc<Mutex<Vec<u8>>> }}\nimpl P{i} {{ pub fn new(hub: &Hub) -> Self {{ Self {{ s: hub.s.clone() }} }}\n pub fn handle_it(&self, k: u8) {{ self.s.lock().unwrap().push(k); }} }}" for i in range(n))}


@shape(3_000)
def rust_arms(n: int) -> dict[str, str]:
    return {"src/lib.rs": "static S: Mutex<Vec<u8>> = Mutex::new(Vec::new());\npub fn handle_it(k: u64) { match k {\n" + lines(f"    {i} => S.lock().unwrap().push(1)," for i in range(n)) + "    _ => {}\n} }\n"}


@shape(3_000)
def rust_closures(n: int) -> dict[str, str]:
    return {"src/lib.rs": "static S: Mutex<Vec<u8>> = Mutex::new(Vec::new());\npub fn handle_it(k: u64) {\n" + lines("    spawn(move || { S.lock().unwrap().push(1); });" for _ in range(n)) + "}\n"}


@shape(2_000)
def modules_of_one_name(n: int) -> dict[str, str]:
    return {f"p{i}/utils.py": "S = {}\nfrom utils import S as T\nimport models\ndef on_m(k):\n    S[k] = k\n    T[k] = models.x\n" for i in range(n // 2)}


@shape(2_000)
def functions_of_one_name(n: int) -> dict[str, str]:
    return {f"p{i}/m{i}.py": "S = {}\ndef put(k):\n    S[k] = k\ndef on_m(k):\n    put(k)\n" for i in range(n // 2)}


@shape(2_000)
def classes_of_one_name(n: int) -> dict[str, str]:
    return {f"p{i}/m{i}.py": "class Hub:\n    def __init__(self):\n        self.seen = {}\n    def on_m(self, k):\n        self.seen[k] = k\nHUB = Hub()\nclass Other:\n    def __init__(self):\n        self.hub = Hub()\n" for i in range(n // 2)}


@shape(2_000)
def methods_that_override(n: int) -> dict[str, str]:
    return {"a.py": "class Base:\n    def __init__(self):\n        self.seen = {}\n    def put(self, k):\n        self.seen[k] = k\nBASE = Base()\n"
            + lines(f"class C{i}(Base):\n    def put(self, k):\n        self.seen[k] = {i}\ndef on_m{i}(k):\n    BASE.put(k)" for i in range(n))}


@shape(24)
def functions_in_layers(n: int) -> dict[str, str]:
    last = lines(f"def l0_{i}(k):\n    S[k] = k\n    T.clear()" for i in range(n // 2))
    layers = lines(f"def l{layer}_{i}(k):\n" + "".join(f"    l{layer - 1}_{j}(k)\n" for j in range(n // 2)) for layer in range(1, 5) for i in range(n // 2))
    return {"a.py": "S = {}\nT = {}\ndef on_put(k):\n    T[k] = k\n" + last + layers}


@shape(1_000)
def given_with_many_operations(n: int) -> dict[str, str]:
    return {"a.py": "class Keeper:\n    def __init__(self, box):\n        self.box = box\n" + lines(f"    def on_m{i}(self, k):\n        self.box[k] = {i}" for i in range(n)) + lines(f"s{i} = {{}}\nK{i} = Keeper(s{i})" for i in range(n))}


@shape(3_000)
def keys_passed_to_one_function(n: int) -> dict[str, str]:
    return {"a.py": lines(f"S{i} = {{}}" for i in range(n)) + "def put(k):\n" + lines(f"    S{i}[k] = k" for i in range(n)) + lines(f"put({i})" for i in range(n))}


@shape(3_000)
def loops_without_end(n: int) -> dict[str, str]:
    return {"a.py": lines(f"class C{i}:\n    def __init__(self):\n        self.s = []\n    def run(self):\n        while True:\n            self.s.append(recv())" for i in range(n))}


@shape(3_000)
def constructors_with_many_callers(n: int) -> dict[str, str]:
    return {"a.py": "class Hub:\n    def __init__(self):\n        self.s = {}\n" + "        self.put(1)\n" * n + "    def put(self, k):\n" + lines(f"        self.s[k.x{i}] = k" for i in range(n))}


@shape(3_000)
def caches_with_many_parameters(n: int) -> dict[str, str]:
    parameters = ", ".join(f"p{i}" for i in range(n))
    return {"a.py": f"import functools\n@functools.lru_cache(maxsize=None)\ndef f({parameters}):\n    return 1\n" + lines("f(" + "1, " * 200 + ")" for _ in range(n // 12))}


@shape(2_000)
def folders_in_folders(n: int) -> dict[str, str]:
    deep = "/".join(["f"] * 200)
    return {f"{deep}/m{i}.py": f"from m{i - 1} import S\nfrom .m{i - 1} import S as T\ndef on_m(k):\n    S[k] = T\n" for i in range(n // 4)}


@shape(2_500)
def rust_loops_without_end(n: int) -> dict[str, str]:
    return {"src/lib.rs": lines(f"pub struct H{i} {{ s: Vec<u8> }}\nimpl H{i} {{ pub async fn run(&mut self) {{ loop {{ self.s.push(recv().await); }} }} pub async fn go(&mut self) {{ loop {{ let x = self.r.recv().await; self.s.push(x); }} }} }}" for i in range(n))}


@shape(1_000)
def rust_local_with_many_removals(n: int) -> dict[str, str]:
    return {"src/main.rs": "async fn serve() {\n    let mut s = Vec::new();\n    loop {\n        s.push(next().await);\n" + lines(f"        f{i}(&mut s);" for i in range(n)) + "    }\n}\n"
            + lines(f"fn f{i}(s: &mut Vec<u8>) {{ s.remove(0); }}" for i in range(n))}


@shape(1_000)
def rust_newtype_with_many_methods(n: int) -> dict[str, str]:
    return {"src/lib.rs": "pub struct Inner { a: Vec<u8>, b: Vec<u8> }\nimpl Inner {\n" + lines(f"    pub fn put_{i}(&mut self, k: u8) {{ self.a.push(k); self.b.push(k); }}" for i in range(n))
            + "    pub fn remove(&mut self) { self.a.clear(); }\n}\npub struct Hub { inner: Mutex<Inner> }\nimpl Hub {\n"
            + lines(f"    pub fn handle_{i}(&self, k: u8) {{ self.inner.lock().unwrap().put_{i}(k); self.inner.lock().unwrap().push(k); }}" for i in range(n)) + "}\n"}


@shape(2_000)
def rust_types_held_by_many(n: int) -> dict[str, str]:
    return {"src/lib.rs": "pub struct Config { seen: Vec<u8> }\nimpl Config { pub fn handle_it(&mut self, k: u8) { self.seen.push(k); } }\n"
            + lines(f"pub struct H{i} {{ config: Config, seen: Mutex<Vec<u8>> }}\nimpl H{i} {{ pub fn handle_it(&self, k: u8) {{ self.seen.lock().unwrap().push(k); }} }}" for i in range(n))}


@shape(1_000)
def rust_impls_in_many_files(n: int) -> dict[str, str]:
    return {"src/lib.rs": "pub struct Hub { seen: Mutex<Vec<u8>> }\n"} | {f"src/m{i}.rs": f"use crate::Hub;\nimpl Hub {{ pub fn handle_{i}(&self, k: u8) {{ self.seen.lock().unwrap().push(k); }} }}\n" for i in range(n // 2)}


@shape(1_000)
def rust_mods_of_one_name(n: int) -> dict[str, str]:
    return {f"c{i}/src/lib.rs": "use crate::lib::Hub as X;\npub struct Hub { seen: Mutex<Vec<u8>> }\nimpl Hub { pub fn new() -> Self { make() } pub fn handle_it(&self, k: u8) { self.seen.lock().unwrap().push(k); } }\nfn main() { let hub = Hub::new(); run(hub); }\n" for i in range(n // 2)}


@shape(4_000)
def rust_statements_of_one_function(n: int) -> dict[str, str]:
    return {"src/lib.rs": "static S: Mutex<Vec<u8>> = Mutex::new(Vec::new());\npub fn handle_it(k: u64) {\n" + lines(f"    let v{i} = k.x{i};\n    if v{i} {{ S.lock().unwrap().push(v{i}); }}" for i in range(n)) + "}\n"}


@shape(2_000)
def rust_macros(n: int) -> dict[str, str]:
    return {"src/lib.rs": lines(f"lazy_static! {{ static ref S{i}: Mutex<Vec<u8>> = make(); }}\npub fn handle_{i}(k: u8) {{ trace!(S{i}.lock().unwrap().push(k)); }}" for i in range(n))}


def cpu_seconds(program: str, verb: str, folder: Path) -> float:
    command = [program, "mem", verb, "--json", "--no-config", "--no-cache", str(folder)]
    null = os.open(os.devnull, os.O_RDWR)
    child = os.posix_spawn(program, command, {}, file_actions=[(os.POSIX_SPAWN_DUP2, null, one) for one in (0, 1, 2)])
    _, status, usage = os.wait4(child, 0)
    os.close(null)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"scale.py: ended with {os.waitstatus_to_exitcode(status)}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def measure(program: str, make: Shape, size: int, folder: Path) -> float:
    for path, text in make(size).items():
        if len(text) > 2 << 20:
            sys.exit(f"scale.py: {path} of {size} is larger than what skep reads")
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    return max(cpu_seconds(program, verb, folder) for verb in ("leaks", "scan"))


def judge(program: str, scale: float, shapes: dict[str, tuple[int, Shape]]) -> list[str]:
    """Prints the seconds of both sizes and their ratio for each shape, and returns the shapes that take too long."""
    faults = []
    for name, (size, make) in shapes.items():
        size = int(size * scale)
        with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
            first = measure(program, make, size, Path(small))
            second = measure(program, make, FACTOR * size, Path(large))
        ratio = second / max(first, LEAST_S / FACTOR)
        print(f"{name:45}{first:9.3f}{second:9.3f}{ratio:7.1f}", flush=True)
        if second > LEAST_S and ratio > LIMIT:
            faults.append(name)
    return faults


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("only", nargs="*", help="the shapes to measure; all")
    parser.add_argument("--skep", help="the program: target/release/skep", default=str(TARGET / "release/skep"))
    parser.add_argument("--scale", type=float, default=1.0, help="multiplies every size")
    args = parser.parse_args()
    chosen = {name: of for name, of in SHAPES.items() if not args.only or any(part in name for part in args.only)}
    faults = judge(args.skep, args.scale, chosen)
    if faults:
        print(f"once more, for the machine may have been busy: {', '.join(faults)}")
        faults = judge(args.skep, args.scale, {name: chosen[name] for name in faults})
    if faults:
        sys.exit(f"scale.py: more than {LIMIT} times the time for {FACTOR} times the input: {', '.join(faults)}")
    print(f"ok: {len(chosen)} shapes, {FACTOR} times the input in at most {LIMIT} times the time")


if __name__ == "__main__":
    main()
