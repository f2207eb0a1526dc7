//! How deep the parts of a syntax tree are that nothing else visits. A tree's recursive drop needs stack for its depth.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, Pattern};

use super::lowering::DEEPEST_EXPRESSION;

/// Walks expressions, as deep as the lowering does and no deeper.
#[derive(Default)]
pub(super) struct DepthProbe {
    depth: u32,
    /// Something lies deeper.
    pub(super) is_too_deep: bool,
}

impl<'a> Visitor<'a> for DepthProbe {
    fn visit_expr(&mut self, expression: &'a Expr) {
        if self.depth >= DEEPEST_EXPRESSION {
            self.is_too_deep = true;
            return;
        }
        self.depth += 1;
        visitor::walk_expr(self, expression);
        self.depth -= 1;
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        if self.depth >= DEEPEST_EXPRESSION {
            self.is_too_deep = true;
            return;
        }
        self.depth += 1;
        visitor::walk_pattern(self, pattern);
        self.depth -= 1;
    }
}
