//! What is asked where.

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use super::{Site, admission, agents, login, metrics, otlp, parts, series, state, stream};
use crate::serve::door::Surface;

/// A form has a token in it and no more.
const FORM_SIZE: usize = 4096;

/// Returns what is served at a surface.
pub(crate) fn of(surface: Surface, site: &Arc<Site>) -> Router {
    let routes = match surface {
        Surface::Metrics => of_metrics().fallback(parts::not_found),
        Surface::Dashboard => of_dashboard(),
        Surface::Both => of_metrics().merge(of_dashboard()),
    };
    let routes = routes.route("/-/healthy", get(metrics::healthy)).route("/-/ready", get(metrics::ready));
    routes.layer(from_fn_with_state(Arc::clone(site), admission::admit)).with_state(Arc::clone(site))
}

fn of_metrics() -> Router<Arc<Site>> {
    // The size of what is sent is looked at where it is unpacked.
    let sent = post(otlp::take).layer(DefaultBodyLimit::disable());
    Router::new().route("/metrics", get(metrics::scrape)).route("/v1/metrics", sent)
}

fn of_dashboard() -> Router<Arc<Site>> {
    let form = get(login::form).post(login::enter).layer(DefaultBodyLimit::max(FORM_SIZE));
    Router::new()
        .route("/api/state", get(state::state))
        .route("/api/stream", get(stream::stream))
        .route("/api/agents", get(agents::page))
        .route("/api/series", get(series::series))
        .route(login::PATH, form)
        .route("/logout", post(login::leave))
        .fallback(parts::part)
}
