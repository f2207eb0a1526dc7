//! `skep check`.

use super::{Project, skep};

#[test]
fn nothing_to_check_is_3_and_says_the_way_out() {
    let left = skep("check").within(&Project::new()).exits(3).says_nothing();
    left.complains("error: nothing to check").complains("hint: ");
}

#[test]
fn a_section_with_nothing_to_check_is_skipped() {
    let json = skep("check --json").within(&Project::new()).exits(3).json();
    assert_eq!(json["status"], "unknown");
    assert_eq!(json["data"]["sections"][0]["id"], "mem.leaks");
    assert_eq!(json["data"]["sections"][0]["schema"], "skep/mem.leaks/1");
    assert_eq!(json["data"]["sections"][0]["status"], "skipped");
    assert_eq!(json["data"]["sections"][0]["data"]["files_scanned"], 0);
}

#[test]
fn a_path_is_read_as_if_one_stood_in_it() {
    let project = Project::new().with("inner/skep.toml", "wrong = 1\n");
    skep("check").within(&project).exits(3);
    skep("check inner").within(&project).exits(2).complains("inner/skep.toml:1:1").complains("unknown key `wrong`");
    skep("check inner --no-config").within(&project).exits(3);
}

#[test]
fn a_path_that_is_no_folder_is_2() {
    let project = Project::new().with("a.py", "");
    skep("check nowhere").within(&project).exits(2).complains("cannot look at `nowhere`").complains("hint: ");
    skep("check a.py").within(&project).exits(2).complains("is no folder").complains("skep mem leaks a.py");
}
